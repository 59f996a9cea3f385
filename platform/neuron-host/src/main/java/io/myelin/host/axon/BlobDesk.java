package io.myelin.host.axon;

import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.host.axon.AxonDesk.Answer;
import io.myelin.host.axon.AxonDesk.Door;
import io.myelin.host.axon.AxonDesk.Visit;
import io.myelin.host.blob.Shelves;
import io.myelin.host.blob.Uploads;
import io.myelin.host.blob.Uploads.Piece;
import io.myelin.host.blob.Uploads.Taken;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.Shelf;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Attachments at an axon. Whoever may ask a neuron may bring it what to ask about, as much as its
 * tasks take, and may fetch what it knows the digest of: that stands in questions and answers only.
 */
public final class BlobDesk {
  private static final Logger LOG = Logger.getLogger(BlobDesk.class.getName());

  private final AxonDesk desk;
  private final Shelves shelves;
  private final Uploads uploads = new Uploads(System::nanoTime);

  /** Where the bytes go that were asked for. */
  public interface Sending {
    void send(Blob blob) throws IOException;
  }

  public BlobDesk(AxonDesk desk, Shelves shelves) {
    this.desk = desk;
    this.shelves = shelves;
  }

  /** Sends bytes; of an answer with 200 nothing but they is left to say. */
  public Answer fetch(String sha256, Function<String, String> header, Sending sending) {
    return enter(
        sha256,
        header,
        visit -> {
          Optional<Blob> found = shelves.store().find(sha256);
          if (found.isEmpty()) {
            return Answer.refused(404, "attachment " + sha256 + " is not here");
          }
          sending.send(found.get());
          return Answer.said(200, "Success");
        });
  }

  /** Takes a piece, or the whole. */
  public Answer bring(Piece piece, Function<String, String> header) {
    return enter(
        piece.sha256(),
        header,
        visit -> {
          if (visit.door().subnet().isEmpty()) {
            return Answer.refused(503, "this neuron's worker is not running; it will be back soon");
          }
          long most = most(visit.door());
          if (piece.total() > most) {
            return Answer.refused(
                413,
                "the attachment has " + piece.total() + " bytes; at most " + most + " are taken");
          }
          Taken taken = uploads.take(visit.request().dendriteHotkey(), shelf(visit), piece);
          return Answer.said(taken.status(), taken.message());
        });
  }

  private Shelf shelf(Visit visit) {
    return visit.known()
        ? shelves.asked(visit.door().netuid())
        : shelves.strangers(visit.door().netuid());
  }

  private static long most(Door door) {
    return door.subnet().stream()
        .flatMap(subnet -> subnet.tasks().stream())
        .mapToLong(TaskEntry::attachmentBytes)
        .max()
        .orElse(0);
  }

  private interface Work {
    Answer of(Visit visit) throws IOException;
  }

  private Answer enter(String sha256, Function<String, String> header, Work work) {
    if (!AttachmentName.isDigest(sha256)) {
      return Answer.refused(404, "what follows /blob/ has to be a SHA-256 of 64 digits");
    }
    return desk.enter(
        header,
        Callers::refuseStrangersPiece,
        door -> Optional.empty(),
        visit -> {
          if (!visit.request().bodyHash().equals(sha256)) {
            return Answer.refused(400, "the signature is for another attachment");
          }
          try {
            return work.of(visit);
          } catch (IOException e) {
            LOG.log(Level.WARNING, "attachment " + sha256 + " was not moved", e);
            return Answer.refused(500, "the node's disk or the connection failed");
          }
        });
  }
}
