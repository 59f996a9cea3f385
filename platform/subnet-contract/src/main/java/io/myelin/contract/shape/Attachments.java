package io.myelin.contract.shape;

import io.myelin.spi.Attachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * The same for one record, whose attachments together have at most so many bytes.
   *
   * @param what such as "Question", for the refusal
   */
  default Attachments atMost(long bytes, String what) {
    Map<String, AttachmentName> found = new LinkedHashMap<>();
    return (sha256, size, mediaType) -> {
      found.put(sha256, new AttachmentName(sha256, size, mediaType));
      AttachmentName.total(List.copyOf(found.values()), what, bytes);
      return find(sha256, size, mediaType);
    };
  }
}
