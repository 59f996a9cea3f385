package io.myelin.llama;

import java.util.Arrays;
import jnr.ffi.Pointer;

/** A model's tokens: bytes to tokens, and each token's own bytes. */
public final class Vocabulary {
  private final LlamaFunctions functions;
  private final Pointer vocab;
  private final byte[][] pieces;
  private final int bos;

  Vocabulary(LlamaFunctions functions, Pointer vocab) {
    this.functions = functions;
    this.vocab = vocab;
    this.bos = functions.llama_vocab_bos(vocab);
    this.pieces = new byte[functions.llama_vocab_n_tokens(vocab)][];
    byte[] buffer = new byte[256];
    for (int token = 0; token < pieces.length; token++) {
      int length = functions.llama_token_to_piece(vocab, token, buffer, buffer.length, 0, false);
      pieces[token] = Arrays.copyOf(buffer, Math.max(0, length));
    }
  }

  public int size() {
    return pieces.length;
  }

  /** The token that starts every text. */
  public int bos() {
    return bos;
  }

  /** Never contains the start token; control words in the text stay ordinary bytes. */
  public int[] tokenize(byte[] text) {
    // a byte that is no UTF-8 becomes a replacement character of three
    int[] tokens = new int[3 * text.length + 8];
    int count =
        functions.llama_tokenize(vocab, text, text.length, tokens, tokens.length, false, false);
    if (count < 0) {
      throw new LlamaException("text of " + text.length + " bytes needs " + -count + " tokens");
    }
    return Arrays.copyOf(tokens, count);
  }

  /** The bytes a token stands for; empty for control tokens. The array must not be changed. */
  public byte[] piece(int token) {
    return pieces[token];
  }
}
