package io.myelin.spi;

/**
 * A model file, wanted by its digest; the platform finds, checks and shares it.
 *
 * @param name what the plugin calls it, such as "tiny-shakespeare"
 * @param source a hint where it comes from: {@code jar:path} for a file of the plugin's own jar,
 *     {@code maven:group:artifact:version!path} or {@code pypi:name==version!path}
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 * @param licence an SPDX name
 */
public record Model(String name, String source, long bytes, String sha256, String licence) {
  public Model {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "model " + name + " has the digest \"" + sha256 + "\"; needed 64 lower-case hex digits");
    }
  }
}
