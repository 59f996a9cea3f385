package io.myelin.plugins.jar;

/** Who vouches for a jar. */
public sealed interface Signature {
  /**
   * A certificate of the trust store.
   *
   * @param name of its file there, without the ending
   * @param fingerprint SHA-256 of the certificate, 64 lower-case hexadecimal digits
   */
  record Trusted(String name, String fingerprint) implements Signature {}

  /**
   * A certificate nobody here knows.
   *
   * @param subject as the certificate has it: a stranger's words
   */
  record Unknown(String subject, String fingerprint) implements Signature {}

  /** Nobody. */
  record None() implements Signature {}

  /** In words. */
  default String text() {
    if (this instanceof Trusted trusted) {
      return "signed by " + trusted.name() + ", certificate " + trusted.fingerprint();
    }
    if (this instanceof Unknown unknown) {
      return "signed by a certificate that is not in the trust store: "
          + unknown.subject()
          + ", "
          + unknown.fingerprint();
    }
    return "unsigned";
  }
}
