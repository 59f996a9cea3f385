package io.myelin.llama;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Library;
import com.kenai.jffi.Struct;
import com.kenai.jffi.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The five functions of llama.cpp b4916 that take or return a struct by value, which jnr-ffi cannot
 * bind: the layouts live here and go through the jffi layer below it.
 *
 * <p>The defaults the library returns are probed on binding, so that a library with other layouts
 * is refused instead of having its memory corrupted.
 */
final class StructCalls {
  private static final Type P = Type.POINTER;
  private static final Type I = Type.SINT32;
  private static final Type F = Type.FLOAT;
  private static final Type B = Type.UINT8;
  static final Struct MODEL_PARAMS = Struct.newStruct(P, I, I, I, P, P, P, P, B, B, B, B);
  static final Struct CONTEXT_PARAMS =
      Struct.newStruct(
          I, I, I, I, I, I, I, I, I, F, F, F, F, F, F, I, F, P, P, I, I, B, B, B, B, B, P, P);
  static final Struct BATCH = Struct.newStruct(I, P, P, P, P, P, P);

  private static final int GPU_LAYERS = 8;
  private static final int SPLIT_MODE = 12;
  private static final int USE_MMAP = 57;
  private static final int CHECK_TENSORS = 59;

  private final Library library;
  private final Invoker invoker = Invoker.getInstance();
  private final byte[] modelDefaults;
  private final byte[] contextDefaults;
  private final CallContext loadCall = new CallContext(P, P, MODEL_PARAMS);
  private final CallContext contextCall = new CallContext(P, P, CONTEXT_PARAMS);
  private final CallContext decodeCall = new CallContext(I, P, BATCH);
  private final long load;
  private final long init;
  private final long decode;

  StructCalls(Path file) {
    library = Library.openLibrary(file.toString(), Library.LAZY | Library.LOCAL);
    if (library == null) {
      throw new LlamaException(
          "native library " + file + " cannot be opened: " + Library.getLastError());
    }
    load = symbol("llama_model_load_from_file");
    init = symbol("llama_init_from_model");
    decode = symbol("llama_decode");
    modelDefaults = defaults("llama_model_default_params", MODEL_PARAMS);
    contextDefaults = defaults("llama_context_default_params", CONTEXT_PARAMS);
    probe();
  }

  private byte[] defaults(String function, Struct type) {
    CallContext call = new CallContext(type);
    return invoker.invokeStruct(call, symbol(function), new HeapInvocationBuffer(call));
  }

  private long symbol(String name) {
    long address = library.getSymbolAddress(name);
    if (address == 0) {
      throw new LlamaException(
          "native library lacks " + name + "; needed llama.cpp b4916 (de.kherud:llama 4.2.0)");
    }
    return address;
  }

  private void probe() {
    ByteBuffer model = view(modelDefaults);
    ByteBuffer context = view(contextDefaults);
    boolean known =
        MODEL_PARAMS.size() == 64
            && CONTEXT_PARAMS.size() == 120
            && BATCH.size() == 56
            && model.getInt(SPLIT_MODE) == 1
            && model.get(USE_MMAP) == 1
            && context.getInt(0) == 512
            && context.getInt(4) == 2048
            && context.getInt(12) == 1
            && context.getFloat(52) == 32f
            && context.getInt(88) == 1
            && context.get(98) == 1;
    if (!known) {
      throw new LlamaException(
          "native library has unknown parameter layouts;"
              + " needed llama.cpp b4916 (de.kherud:llama 4.2.0)");
    }
  }

  /** Returns 0 when the file is no model. Never mapped: a file cut short later would be fatal. */
  long loadModel(Path file) {
    byte[] params = modelDefaults.clone();
    ByteBuffer view = view(params);
    view.putInt(GPU_LAYERS, 0);
    view.put(USE_MMAP, (byte) 0);
    view.put(CHECK_TENSORS, (byte) 1);
    HeapInvocationBuffer call = new HeapInvocationBuffer(loadCall);
    byte[] path = (file + "\0").getBytes(StandardCharsets.UTF_8);
    call.putArray(path, 0, path.length, com.kenai.jffi.ArrayFlags.IN);
    call.putStruct(params, 0);
    return invoker.invokeAddress(loadCall, load, call);
  }

  /** One thread: for small models more threads only wait for each other. */
  long newContext(long model, int tokens) {
    byte[] params = contextDefaults.clone();
    ByteBuffer view = view(params);
    view.putInt(0, tokens).putInt(4, tokens).putInt(8, tokens);
    view.putInt(16, 1).putInt(20, 1);
    HeapInvocationBuffer call = new HeapInvocationBuffer(contextCall);
    call.putAddress(model);
    call.putStruct(params, 0);
    return invoker.invokeAddress(contextCall, init, call);
  }

  /** Runs a batch whose arrays lie at the given native addresses; 0 is success. */
  int decode(
      long context, int count, long tokens, long positions, long counts, long ids, long want) {
    byte[] batch = new byte[BATCH.size()];
    view(batch)
        .putInt(0, count)
        .putLong(8, tokens)
        .putLong(24, positions)
        .putLong(32, counts)
        .putLong(40, ids)
        .putLong(48, want);
    HeapInvocationBuffer call = new HeapInvocationBuffer(decodeCall);
    call.putAddress(context);
    call.putStruct(batch, 0);
    return invoker.invokeInt(decodeCall, decode, call);
  }

  private static ByteBuffer view(byte[] struct) {
    return ByteBuffer.wrap(struct).order(ByteOrder.nativeOrder());
  }
}
