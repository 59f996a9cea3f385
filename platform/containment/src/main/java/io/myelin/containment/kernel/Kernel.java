package io.myelin.containment.kernel;

import com.kenai.jffi.Function;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/** System calls by number, with libffi and without generated classes: that starts fastest. */
public final class Kernel {
  private static final MemoryIO MEMORY = MemoryIO.getInstance();
  private static final Type WORD = Type.SINT64;

  /** The JVM writes paths and arguments in it. */
  private static final Charset PATHS =
      Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));

  private final Architecture architecture;
  private final Function syscall;
  private final Function execv;

  private Kernel(Architecture architecture) throws IOException {
    this.architecture = architecture;
    this.syscall = new Function(symbol("syscall"), WORD, WORD, WORD, WORD, WORD, WORD, WORD, WORD);
    this.execv = new Function(symbol("execv"), Type.SINT32, Type.POINTER, Type.POINTER);
  }

  /**
   * This system's kernel.
   *
   * @throws IOException with a sentence when it is none that we know
   */
  public static Kernel here() throws IOException {
    return new Kernel(Architecture.here());
  }

  private static long symbol(String name) throws IOException {
    long address = Library.getDefault().getSymbolAddress(name);
    if (address == 0) {
      throw new IOException("this system's C library has no " + name);
    }
    return address;
  }

  public Architecture architecture() {
    return architecture;
  }

  /** The result, or the negated error number. */
  long call(int number, long a, long b, long c, long d) {
    HeapInvocationBuffer arguments = new HeapInvocationBuffer(syscall);
    for (long each : new long[] {number, a, b, c, d, 0, 0}) {
      arguments.putLong(each);
    }
    long result = Invoker.getInstance().invokeLong(syscall, arguments);
    return result == -1 ? -LastError.getInstance().get() : result;
  }

  /** The same, for calls that must succeed. */
  long must(String what, int number, long a, long b, long c, long d) throws IOException {
    long result = call(number, a, b, c, d);
    if (result < 0) {
      throw new IOException(what + " was refused by the kernel (error " + -result + ")");
    }
    return result;
  }

  /** Memory for a structure, never freed: the process ends or is replaced soon. */
  static long words(long... words) {
    long address = MEMORY.allocateMemory(8L * words.length, true);
    for (int i = 0; i < words.length; i++) {
      MEMORY.putLong(address + 8L * i, words[i]);
    }
    return address;
  }

  static long string(String text) {
    byte[] bytes = text.getBytes(PATHS);
    long address = MEMORY.allocateMemory(bytes.length + 1, true);
    MEMORY.putZeroTerminatedByteArray(address, bytes, 0, bytes.length);
    return address;
  }

  static long bytes(byte[] bytes) {
    long address = MEMORY.allocateMemory(bytes.length, true);
    MEMORY.putByteArray(address, bytes, 0, bytes.length);
    return address;
  }

  /**
   * Becomes another program, with the same process id and environment.
   *
   * @throws IOException when that program cannot be run; otherwise nothing returns
   */
  public void become(List<String> command) throws IOException {
    long[] words = new long[command.size() + 1];
    for (int i = 0; i < command.size(); i++) {
      words[i] = string(command.get(i));
    }
    HeapInvocationBuffer arguments = new HeapInvocationBuffer(execv);
    arguments.putAddress(words[0]);
    arguments.putAddress(words(words));
    Invoker.getInstance().invokeInt(execv, arguments);
    throw new IOException(
        command.get(0) + " could not be run (error " + LastError.getInstance().get() + ")");
  }

  /** No program that this process becomes gets privileges it has not. */
  public void forbidPrivileges() throws IOException {
    must("the end of privileges", architecture.number("prctl"), 38, 1, 0, 0);
  }

  /** Bounds this process and what it becomes. */
  public void limit(int resource, long most) throws IOException {
    must(
        "limit " + resource + " of " + most,
        architecture.number("prlimit64"),
        0,
        resource,
        words(most, most),
        0);
  }
}
