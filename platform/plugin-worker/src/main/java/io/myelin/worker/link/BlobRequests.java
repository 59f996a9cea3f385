package io.myelin.worker.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.BlobRefusedException;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers what a worker asks about attachments, and hands on all else. Whoever knows a digest may
 * have the bytes: it stands in what the worker was asked or told.
 */
public final class BlobRequests implements HostRequests {
  /** Keeps a file of the worker's: {@code file} in, {@code sha256} and {@code bytes} out. */
  public static final String ATTACH = "attach";

  /** Copies bytes into the worker's folder: {@code sha256}, {@code bytes} in, {@code file} out. */
  public static final String GIVE = "give";

  private final WorkerFiles files;
  private final BlobStore store;
  private final Shelf own;
  private final HostRequests others;

  /**
   * @param worker whose folder it is
   * @param own where what the worker brings is kept
   */
  public BlobRequests(WorkerProcess worker, BlobStore store, Shelf own, HostRequests others) {
    this(worker.files(), store, own, others);
  }

  BlobRequests(WorkerFiles files, BlobStore store, Shelf own, HostRequests others) {
    this.files = files;
    this.store = store;
    this.own = own;
    this.others = others;
  }

  @Override
  public CompletableFuture<ObjectNode> answer(String op, ObjectNode arguments) {
    try {
      return switch (op) {
        case ATTACH -> CompletableFuture.completedFuture(keep(arguments.path("file").asText()));
        case GIVE ->
            CompletableFuture.completedFuture(
                give(arguments.path("sha256").asText(), arguments.path("bytes").asLong(-1)));
        default -> others.answer(op, arguments);
      };
    } catch (BlobRefusedException e) {
      throw new SubnetException("ATTACHMENT", Blame.PLUGIN, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw SubnetException.resources("ATTACHMENT", "the host cannot " + op + " it: " + e);
    }
  }

  private ObjectNode keep(String file) throws IOException {
    Blob kept = files.read(file, in -> own.put(Channels.newInputStream(in), BlobStore.LARGEST));
    return Wire.object().put("sha256", kept.sha256()).put("bytes", kept.bytes());
  }

  private ObjectNode give(String sha256, long bytes) throws IOException {
    Optional<Blob> found = store.find(sha256);
    if (found.isEmpty()) {
      throw SubnetException.resources("ATTACHMENT", "is not here");
    }
    Blob blob = found.get();
    if (blob.bytes() != bytes) {
      throw SubnetException.caller("ATTACHMENT", "has " + blob.bytes() + " bytes, not " + bytes);
    }
    Path given = files.give(out -> copy(blob, out));
    return Wire.object().put("file", given.toString());
  }

  private static long copy(Blob blob, SeekableByteChannel out) throws IOException {
    try (FileChannel in = FileChannel.open(blob.file())) {
      long done = 0;
      while (done < blob.bytes()) {
        long more = in.transferTo(done, blob.bytes() - done, out);
        if (more <= 0) {
          throw new IOException(blob.file() + " became shorter");
        }
        done += more;
      }
      return done;
    }
  }
}
