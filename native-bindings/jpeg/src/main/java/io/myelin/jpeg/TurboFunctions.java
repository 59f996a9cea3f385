package io.myelin.jpeg;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.u_int64_t;
import org.jspecify.annotations.Nullable;

/**
 * The part of libjpeg-turbo's own interface (since 1.4, also in 3) that decoding needs. Nothing is
 * passed by value, errors come as codes: no structs, no long jumps into Java. Public because the
 * class that FFI makes of it lives in a loader of its own; {@link TurboJpeg} is what to use.
 */
public interface TurboFunctions {
  @Nullable Pointer tjInitDecompress();

  int tjDecompressHeader3(
      Pointer handle,
      @In byte[] file,
      @u_int64_t long bytes,
      @Out int[] width,
      @Out int[] height,
      @Out int[] subsampling,
      @Out int[] colours);

  int tjDecompress2(
      Pointer handle,
      @In byte[] file,
      @u_int64_t long bytes,
      @Out byte[] pixels,
      int width,
      int pitch,
      int height,
      int pixelFormat,
      int flags);

  int tjDestroy(Pointer handle);

  String tjGetErrorStr2(Pointer handle);

  int tjGetErrorCode(Pointer handle);
}
