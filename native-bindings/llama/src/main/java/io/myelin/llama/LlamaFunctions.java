package io.myelin.llama;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Delegate;
import jnr.ffi.annotations.Out;

/** The pointer-only part of the C interface of llama.cpp b4916, bound by name. */
@SuppressWarnings("MethodName")
public interface LlamaFunctions {
  Pointer llama_model_get_vocab(Pointer model);

  int llama_model_n_ctx_train(Pointer model);

  int llama_vocab_n_tokens(Pointer vocab);

  int llama_vocab_bos(Pointer vocab);

  int llama_tokenize(
      Pointer vocab,
      byte[] text,
      int length,
      @Out int[] tokens,
      int most,
      boolean special,
      boolean parse);

  int llama_token_to_piece(
      Pointer vocab, int token, @Out byte[] piece, int length, int strip, boolean special);

  Pointer llama_get_logits_ith(Pointer context, int row);

  void llama_kv_self_clear(Pointer context);

  boolean llama_kv_self_seq_rm(Pointer context, int sequence, int from, int to);

  void llama_free(Pointer context);

  void llama_model_free(Pointer model);

  void llama_log_set(LogListener listener, Pointer data);

  /** Receives the library's log lines. */
  interface LogListener {
    @Delegate
    void log(int level, Pointer text, Pointer data);
  }
}
