package io.myelin.contract.shape;

import io.myelin.spi.Attachment;

/** Finds the bytes of an attachment that a record in JSON names. */
@FunctionalInterface
public interface Attachments {
  /** Of records without attachments. */
  Attachments NONE =
      (sha256, bytes, mediaType) -> {
        throw Refusal.said("attachment " + sha256, "is not expected here");
      };

  /**
   * @param sha256 64 lower-case hexadecimal digits
   * @throws Refusal when it is not to be had
   */
  Attachment find(String sha256, long bytes, String mediaType);
}
