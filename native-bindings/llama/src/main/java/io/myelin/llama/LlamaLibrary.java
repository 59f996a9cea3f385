package io.myelin.llama;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;

/**
 * The native library of this process. It is extracted once into a private folder; the JNI binding
 * is told to load that very file, and FFI opens the same absolute path, so the process maps one
 * copy only.
 */
public final class LlamaLibrary {
  private static final int ERROR = 4;

  private final Path file;
  private final LlamaFunctions functions;
  private final StructCalls structs;
  private final LlamaFunctions.LogListener listener = this::keepError;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile String lastError = "";

  private LlamaLibrary() {
    file = NativeFile.extract();
    String folder = String.valueOf(file.getParent());
    System.setProperty("de.kherud.llama.lib.path", folder);
    // The binding deletes every file named llama* in its temporary folder: give it one of our own.
    System.setProperty("de.kherud.llama.tmpdir", folder);
    structs = new StructCalls(file);
    functions = LibraryLoader.create(LlamaFunctions.class).failImmediately().load(file.toString());
    functions.llama_log_set(listener, Pointer.wrap(jnr.ffi.Runtime.getRuntime(functions), 0));
  }

  private static final class Holder {
    static final LlamaLibrary INSTANCE = new LlamaLibrary();
  }

  /** Loads on first use; a second class loader in one process would need a second process. */
  public static LlamaLibrary get() {
    return Holder.INSTANCE;
  }

  /** The extracted file, as it appears in the process's memory map. */
  public Path file() {
    return file;
  }

  LlamaFunctions functions() {
    return functions;
  }

  StructCalls structs() {
    return structs;
  }

  /**
   * Held by whoever computes: matrix products of this version count their parts in one variable of
   * the whole process, so that two contexts at once get each other's numbers, or none.
   */
  ReentrantLock turn() {
    return turn;
  }

  /** The library says why only in its log. */
  String takeLastError() {
    String error = lastError;
    lastError = "";
    return error;
  }

  private void keepError(int level, Pointer text, Pointer data) {
    if (level == ERROR) {
      lastError = text.getString(0).strip();
    }
  }
}
