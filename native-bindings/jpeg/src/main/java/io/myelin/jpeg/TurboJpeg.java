package io.myelin.jpeg;

import java.util.Optional;
import jnr.ffi.LibraryLoader;
import jnr.ffi.LibraryOption;
import jnr.ffi.Pointer;

/** The system's libjpeg-turbo (Debian's libturbojpeg0) through FFI. */
public final class TurboJpeg implements JpegDecoder {
  private static final int GRAY = 6;
  private static final int LIMIT_SCANS = 1 << 15;
  private static final int FATAL = 1;

  private final TurboFunctions functions;

  private TurboJpeg(TurboFunctions functions) {
    this.functions = functions;
  }

  private static final class Holder {
    static final Optional<TurboJpeg> FOUND = load();
  }

  /** Empty on a system without it; looked for once per process. */
  public static Optional<TurboJpeg> find() {
    return Holder.FOUND;
  }

  private static Optional<TurboJpeg> load() {
    try {
      TurboFunctions functions =
          LibraryLoader.create(TurboFunctions.class)
              .library("turbojpeg")
              .option(LibraryOption.LoadNow, true)
              .failImmediately()
              .load();
      Pointer handle = functions.tjInitDecompress();
      if (handle == null) {
        return Optional.empty();
      }
      functions.tjDestroy(handle);
      return Optional.of(new TurboJpeg(functions));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  @Override
  public GrayPicture decode(byte[] file) {
    JpegHeader header = JpegHeader.read(file);
    Pointer handle = functions.tjInitDecompress();
    if (handle == null) {
      throw new JpegException("libjpeg-turbo gave no decoder; memory may be short");
    }
    try {
      int[] width = new int[1];
      int[] height = new int[1];
      check(
          handle,
          functions.tjDecompressHeader3(
              handle, file, file.length, width, height, new int[1], new int[1]));
      if (width[0] != header.width() || height[0] != header.height()) {
        throw new JpegException(
            "the JPEG picture has two sizes: "
                + header.width()
                + " x "
                + header.height()
                + " and "
                + width[0]
                + " x "
                + height[0]);
      }
      byte[] pixels = new byte[width[0] * height[0]];
      check(
          handle,
          functions.tjDecompress2(
              handle, file, file.length, pixels, width[0], width[0], height[0], GRAY, LIMIT_SCANS));
      return new GrayPicture(width[0], height[0], pixels);
    } finally {
      functions.tjDestroy(handle);
    }
  }

  @Override
  public String name() {
    return "libjpeg-turbo";
  }

  /**
   * A picture that is cut short or slightly damaged is a warning, and decoded as far as it goes.
   */
  private void check(Pointer handle, int result) {
    if (result != 0 && functions.tjGetErrorCode(handle) == FATAL) {
      throw new JpegException(
          "the JPEG picture cannot be decoded: " + functions.tjGetErrorStr2(handle));
    }
  }
}
