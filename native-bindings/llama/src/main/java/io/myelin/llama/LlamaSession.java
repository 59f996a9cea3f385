package io.myelin.llama;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * A model with one text position, through FFI: append tokens, read next-token probabilities, go
 * back and try other tokens. Belongs to one thread.
 */
public final class LlamaSession implements AutoCloseable {
  private final LlamaFunctions functions;
  private final StructCalls structs;
  private final ReentrantLock turn;
  private final Pointer model;
  private final Pointer context;
  private final Vocabulary vocabulary;
  private final int capacity;
  private final Pointer tokens;
  private final Pointer positions;
  private final Pointer counts;
  private final Pointer ids;
  private final Pointer want;

  /** The sequence number every token points to; held so that it outlives the pointers. */
  private final Pointer zero;

  private final float[] row;

  /** The tokens whose state the context holds; the first {@code length} count. */
  private final int[] held;

  private int length;
  private boolean closed;

  private LlamaSession(LlamaLibrary library, Pointer model, Pointer context, int capacity) {
    this.functions = library.functions();
    this.structs = library.structs();
    this.turn = library.turn();
    this.model = model;
    this.context = context;
    this.capacity = capacity;
    this.vocabulary = new Vocabulary(functions, functions.llama_model_get_vocab(model));
    this.held = new int[capacity];
    this.row = new float[vocabulary.size()];
    Runtime runtime = Runtime.getRuntime(functions);
    this.tokens = Memory.allocateDirect(runtime, 4L * capacity);
    this.positions = Memory.allocateDirect(runtime, 4L * capacity);
    this.counts = Memory.allocateDirect(runtime, 4L * capacity);
    this.ids = Memory.allocateDirect(runtime, 8L * capacity);
    this.want = Memory.allocateDirect(runtime, capacity);
    this.zero = Memory.allocateDirect(runtime, 4, true);
    for (int i = 0; i < capacity; i++) {
      counts.putInt(4L * i, 1);
      ids.putAddress(8L * i, zero.address());
    }
  }

  /** Loads the model for exactly the context length it was trained with. */
  public static LlamaSession open(ModelFile file) {
    LlamaLibrary library = LlamaLibrary.get();
    long model = library.structs().loadModel(file.path());
    String reason = library.takeLastError();
    if (model == 0) {
      throw new LlamaException(
          "model "
              + file.name()
              + " ("
              + file.path().getFileName()
              + ") is not a usable GGUF file"
              + (reason.isEmpty() ? "" : ": " + reason));
    }
    Runtime runtime = Runtime.getRuntime(library.functions());
    Pointer modelPointer = Pointer.wrap(runtime, model);
    int capacity = library.functions().llama_model_n_ctx_train(modelPointer);
    long context = capacity < 1 ? 0 : library.structs().newContext(model, capacity);
    if (context == 0) {
      library.functions().llama_model_free(modelPointer);
      throw new LlamaException(
          "model " + file.name() + " gives no context of " + capacity + " tokens");
    }
    return new LlamaSession(library, modelPointer, Pointer.wrap(runtime, context), capacity);
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** How many tokens fit, the start token included. */
  public int capacity() {
    return capacity;
  }

  public int length() {
    return length;
  }

  /** Forgets everything after the first {@code keep} tokens. */
  public void rewind(int keep) {
    if (keep < 0 || keep > length) {
      throw new IllegalArgumentException("cannot rewind to " + keep + " of " + length + " tokens");
    }
    if (keep == 0) {
      functions.llama_kv_self_clear(context);
    } else if (keep < length) {
      functions.llama_kv_self_seq_rm(context, 0, keep, -1);
    }
    length = keep;
  }

  /** Appends tokens and gives the natural logarithm of every token's chance to come next. */
  public double[] extend(int... appended) {
    decode(appended, false);
    return logProbabilities(appended.length - 1);
  }

  /**
   * How many bits the continuation costs after the start token and the prompt, both tokenised
   * apart. When they do not fit, the prompt loses its beginning.
   */
  public double bits(byte[] prompt, byte[] continuation) {
    int[] tail = vocabulary.tokenize(continuation);
    int[] head = vocabulary.tokenize(prompt);
    int room = capacity - tail.length - 1;
    if (tail.length == 0 || room < 0) {
      throw new IllegalArgumentException(
          "continuation has " + tail.length + " tokens; needed 1 to " + (capacity - 1));
    }
    int kept = Math.min(head.length, room);
    int[] all = new int[1 + kept + tail.length];
    all[0] = vocabulary.bos();
    System.arraycopy(head, head.length - kept, all, 1, kept);
    System.arraycopy(tail, 0, all, 1 + kept, tail.length);
    rewind(Math.min(kept, shared(all)));
    int[] fresh = Arrays.copyOfRange(all, length, all.length);
    int first = kept - length;
    decode(fresh, true);
    double nats = 0;
    for (int i = 0; i < tail.length; i++) {
      nats -= logProbabilities(first + i)[tail[i]];
    }
    return nats / Math.log(2);
  }

  /** How many tokens at the start are in the context already. */
  private int shared(int[] wanted) {
    int most = Math.min(length, wanted.length);
    int mismatch = Arrays.mismatch(held, 0, most, wanted, 0, most);
    return mismatch < 0 ? most : mismatch;
  }

  private void decode(int[] appended, boolean all) {
    if (closed || appended.length == 0 || length + appended.length > capacity) {
      throw new IllegalStateException(
          appended.length + " tokens after " + length + " refused; capacity is " + capacity);
    }
    for (int i = 0; i < appended.length; i++) {
      if (appended[i] < 0 || appended[i] >= vocabulary.size()) {
        throw new IllegalArgumentException("token " + appended[i] + " is not in the vocabulary");
      }
      tokens.putInt(4L * i, appended[i]);
      positions.putInt(4L * i, length + i);
      want.putByte(i, (byte) (all || i == appended.length - 1 ? 1 : 0));
    }
    int result = compute(appended.length);
    if (result != 0) {
      throw new LlamaException("the model refused " + appended.length + " tokens: code " + result);
    }
    System.arraycopy(appended, 0, held, length, appended.length);
    length += appended.length;
  }

  private int compute(int count) {
    turn.lock();
    try {
      return structs.decode(
          context.address(),
          count,
          tokens.address(),
          positions.address(),
          counts.address(),
          ids.address(),
          want.address());
    } finally {
      turn.unlock();
    }
  }

  private double[] logProbabilities(int index) {
    functions.llama_get_logits_ith(context, index).get(0, row, 0, row.length);
    double highest = Double.NEGATIVE_INFINITY;
    for (float logit : row) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (float logit : row) {
      sum += Math.exp(logit - highest);
    }
    double[] result = new double[row.length];
    double norm = highest + Math.log(sum);
    for (int i = 0; i < row.length; i++) {
      result[i] = row[i] - norm;
    }
    if (Double.isNaN(norm)) {
      throw new LlamaException(
          "the model answers with values that are not numbers; its file is bad");
    }
    return result;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      functions.llama_free(context);
      functions.llama_model_free(model);
    }
  }
}
