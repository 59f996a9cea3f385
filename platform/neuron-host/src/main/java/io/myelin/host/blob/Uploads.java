package io.myelin.host.blob;

import io.myelin.worker.blob.BlobRefusedException;
import io.myelin.worker.blob.Incoming;
import io.myelin.worker.blob.Shelf;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Attachments that come in pieces, one after the other. How many are under way, and how many bytes
 * they announce together, is bounded; one that nobody goes on with makes room.
 */
public final class Uploads {
  private static final int MOST = 32;
  private static final long MOST_BYTES = 1L << 30;
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

  private final LongSupplier nanoTime;
  private final Map<String, Upload> open = new HashMap<>();

  /**
   * One piece.
   *
   * @param from where it begins
   * @param total of the whole attachment
   */
  public record Piece(String sha256, long from, long total, byte[] bytes) {
    boolean last() {
      return from + bytes.length == total;
    }
  }

  /**
   * What became of a piece, as HTTP says it: 201 with the last, 202 with another, 400 for bytes
   * that are not those of the digest, 409 for one out of turn, 503 when there is no room.
   */
  public record Taken(int status, String message) {}

  private static final class Upload {
    final Incoming incoming;
    final long total;
    long touched;

    Upload(Incoming incoming, long total) {
      this.incoming = incoming;
      this.total = total;
    }
  }

  public Uploads(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Takes a piece.
   *
   * @param sender pieces of two senders never mix
   * @param shelf where the whole goes
   */
  public Taken take(String sender, Shelf shelf, Piece piece) throws IOException {
    String key = sender + "/" + piece.sha256();
    Optional<Upload> upload = claimed(key, piece, shelf);
    if (upload.isEmpty()) {
      return piece.from() == 0
          ? new Taken(503, "as many attachments as this node takes at a time are coming; try again")
          : new Taken(409, "the piece from byte " + piece.from() + " is out of turn; begin again");
    }
    Incoming incoming = upload.get().incoming;
    boolean goesOn = false;
    try {
      incoming.write(piece.bytes(), 0, piece.bytes().length);
      if (piece.last()) {
        incoming.keep(Optional.of(piece.sha256()));
        return new Taken(201, "kept");
      }
      goesOn = true;
      return new Taken(202, incoming.size() + " of " + piece.total() + " bytes are here");
    } catch (BlobRefusedException e) {
      return new Taken(400, String.valueOf(e.getMessage()));
    } finally {
      if (goesOn) {
        release(key, upload.get());
      } else {
        incoming.close();
      }
    }
  }

  /** Takes it out of the map, so that nobody else writes meanwhile. */
  private synchronized Optional<Upload> claimed(String key, Piece piece, Shelf shelf)
      throws IOException {
    Upload before = open.remove(key);
    if (piece.from() > 0) {
      if (before == null
          || before.total != piece.total()
          || before.incoming.size() != piece.from()) {
        if (before != null) {
          before.incoming.close();
        }
        return Optional.empty();
      }
      return Optional.of(before);
    }
    if (before != null) {
      before.incoming.close();
    }
    dropIdle();
    long announced = open.values().stream().mapToLong(each -> each.total).sum();
    if (open.size() >= MOST || announced + piece.total() > MOST_BYTES) {
      return Optional.empty();
    }
    return Optional.of(new Upload(shelf.begin(piece.total()), piece.total()));
  }

  private synchronized void release(String key, Upload upload) throws IOException {
    upload.touched = nanoTime.getAsLong();
    Upload another = open.put(key, upload);
    if (another != null) {
      another.incoming.close();
    }
  }

  private void dropIdle() throws IOException {
    long now = nanoTime.getAsLong();
    for (Iterator<Upload> each = open.values().iterator(); each.hasNext(); ) {
      Upload upload = each.next();
      if (now - upload.touched > LONGEST_PAUSE) {
        upload.incoming.close();
        each.remove();
      }
    }
  }
}
