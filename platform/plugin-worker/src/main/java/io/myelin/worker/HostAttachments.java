package io.myelin.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Attachment;
import io.myelin.spi.SubnetException;
import io.myelin.worker.link.BlobRequests;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bytes that come from and go to the host's store. What is found there is copied into the worker's
 * folder by the host, since a worker may read nothing else, and deleted here after its call.
 */
final class HostAttachments {
  /** Of one attachment, which is copied once and hashed at most. */
  private static final int SECONDS = 30;

  /** How much of what was attached stays in the folder, which is bounded. */
  private static final int MOST_FILES = 64;

  private static final long MOST_BYTES = 256L << 20;

  private final Host host;
  private final Deque<Copy> attached = new ArrayDeque<>();
  private final List<Lasting> lasting = new ArrayList<>();

  private record Copy(String sha256, long bytes, String mediaType, Path file)
      implements Attachment {}

  private record Lasting(Instant end, Path file) {}

  HostAttachments(Host host) {
    this.host = host;
  }

  /**
   * Has the host keep a file of the scratch folder.
   *
   * @throws SubnetException when the host does not take it
   */
  Attachment attach(Path file, String mediaType) throws IOException {
    ObjectNode kept =
        ask(BlobRequests.ATTACH, Wire.object().put("file", file.toAbsolutePath().toString()));
    Copy copy =
        new Copy(kept.path("sha256").asText(), kept.path("bytes").asLong(), mediaType, file);
    remember(copy);
    return new Attached(copy);
  }

  private synchronized void remember(Copy copy) {
    attached.add(copy);
    long bytes = attached.stream().mapToLong(Copy::bytes).sum();
    while (attached.size() > 1 && (attached.size() > MOST_FILES || bytes > MOST_BYTES)) {
      Copy oldest = attached.remove();
      bytes -= oldest.bytes();
      delete(oldest.file());
    }
  }

  /** One's own, whose file may have made room for others since. */
  private final class Attached implements Attachment {
    private volatile Copy copy;

    Attached(Copy copy) {
      this.copy = copy;
    }

    @Override
    public String sha256() {
      return copy.sha256();
    }

    @Override
    public long bytes() {
      return copy.bytes();
    }

    @Override
    public String mediaType() {
      return copy.mediaType();
    }

    @Override
    public Path file() {
      if (!Files.exists(copy.file())) {
        copy = copied(copy.sha256(), copy.bytes(), copy.mediaType());
        remember(copy);
      }
      return copy.file();
    }
  }

  /** Of one call, to be closed after it. */
  Found found() {
    return new Found();
  }

  /** Of an answer that was asked for within a call: its files stay until the call has to end. */
  Attachments until(Instant end) {
    return (sha256, bytes, mediaType) -> {
      Copy copy = copied(sha256, bytes, mediaType);
      synchronized (lasting) {
        Instant now = Instant.now();
        lasting.stream()
            .filter(each -> each.end().isBefore(now))
            .forEach(each -> delete(each.file()));
        lasting.removeIf(each -> each.end().isBefore(now));
        lasting.add(new Lasting(end, copy.file()));
      }
      return copy;
    };
  }

  /** Each file comes once, however often it is named. */
  final class Found implements Attachments, AutoCloseable {
    private final Map<String, Copy> copies = new LinkedHashMap<>();

    private Found() {}

    @Override
    public synchronized Attachment find(String sha256, long bytes, String mediaType) {
      Copy copy = copies.computeIfAbsent(sha256, missing -> copied(missing, bytes, mediaType));
      if (copy.bytes() != bytes) {
        throw Refusal.said("attachment " + sha256, "has " + copy.bytes() + " bytes, not " + bytes);
      }
      return new Copy(sha256, bytes, mediaType, copy.file());
    }

    @Override
    public synchronized void close() {
      copies.values().forEach(copy -> delete(copy.file()));
    }
  }

  private Copy copied(String sha256, long bytes, String mediaType) {
    try {
      ObjectNode given =
          ask(BlobRequests.GIVE, Wire.object().put("sha256", sha256).put("bytes", bytes));
      return new Copy(sha256, bytes, mediaType, Path.of(given.path("file").asText()));
    } catch (SubnetException e) {
      throw Refusal.said("attachment " + sha256, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode ask(String op, ObjectNode arguments) throws IOException {
    try {
      return host.ask(op, arguments).get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SubnetException refused) {
        throw refused;
      }
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw SubnetException.resources(
          "ATTACHMENT", "the host did not " + op + " an attachment in " + SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SubnetException.resources("ATTACHMENT", "nobody waits for the attachment any more");
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // it goes with the worker's folder
    }
  }
}
