package io.myelin.jpeg;

/** Turns a stranger's JPEG file into brightness; safe to call from several threads. */
public interface JpegDecoder {
  /**
   * @throws JpegException when the file is none, is broken, too large or of a kind that is not
   *     supported; nothing larger than {@link JpegHeader#MOST_PIXELS} is allocated
   */
  GrayPicture decode(byte[] file);

  /** What decodes, such as "libjpeg-turbo". */
  String name();

  /** libjpeg-turbo where the system has it, the JDK's decoder otherwise. */
  static JpegDecoder best() {
    return TurboJpeg.find().<JpegDecoder>map(turbo -> turbo).orElseGet(JdkJpeg::new);
  }
}
