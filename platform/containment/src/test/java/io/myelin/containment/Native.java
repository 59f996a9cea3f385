package io.myelin.containment;

import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/** The C library as a plugin with native code would call it. */
public interface Native {
  static Native load() {
    return LibraryLoader.create(Native.class).load("c");
  }

  int getpid();

  int fork();

  long syscall(long number, long a, long b);

  int kill(int pid, int signal);

  int chmod(String path, int mode);

  int truncate(String path, long length);

  int memfd_create(String name, int flags);

  int prlimit(int pid, int resource, Pointer fresh, @Nullable Pointer old);

  int setrlimit(int resource, Pointer fresh);

  int socketpair(int domain, int type, int protocol, Pointer pair);

  Pointer mmap(
      @Nullable Pointer where, long size, int protection, int flags, int descriptor, long offset);

  int munmap(Pointer where, long size);

  int open(String path, int flags, int mode);

  int prctl(int option, long a, long b, long c, long d);
}
