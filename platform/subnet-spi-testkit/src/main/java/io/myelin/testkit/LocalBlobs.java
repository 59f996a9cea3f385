package io.myelin.testkit;

import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Attachment;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All that was attached in a test; everybody finds it by its digest, as in a market. */
final class LocalBlobs implements Attachments {
  private final Optional<Shelf> shelf;
  private final Map<String, LocalAttachment> kept = new ConcurrentHashMap<>();

  LocalBlobs() {
    this(Optional.empty());
  }

  /**
   * @param shelf where all of it is kept beyond the test
   */
  LocalBlobs(Optional<Shelf> shelf) {
    this.shelf = shelf;
  }

  /**
   * @param file which stays as long as its stage is open
   * @throws SubnetException PLUGIN when it is larger than a node takes
   */
  LocalAttachment keep(Path file, String mediaType) throws IOException {
    LocalAttachment attachment = LocalAttachment.of(file, mediaType);
    if (attachment.bytes() > BlobStore.LARGEST) {
      throw new SubnetException(
          "ATTACHMENT", Blame.PLUGIN, "more than " + BlobStore.LARGEST + " bytes came");
    }
    if (shelf.isPresent()) {
      try (InputStream in = attachment.open()) {
        shelf.get().put(in, BlobStore.LARGEST);
      }
    }
    kept.put(attachment.sha256(), attachment);
    return attachment;
  }

  @Override
  public Attachment find(String sha256, long bytes, String mediaType) {
    LocalAttachment attachment = kept.get(sha256);
    if (attachment == null) {
      throw Refusal.said("attachment " + sha256, "is not here");
    }
    if (attachment.bytes() != bytes) {
      throw Refusal.said(
          "attachment " + sha256, "has " + attachment.bytes() + " bytes, not " + bytes);
    }
    return new LocalAttachment(sha256, bytes, mediaType, attachment.file());
  }
}
