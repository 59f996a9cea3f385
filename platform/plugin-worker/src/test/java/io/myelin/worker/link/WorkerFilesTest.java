package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker may do to have its host read or write elsewhere. */
class WorkerFilesTest {
  private static final String SECRET = "a wallet's words";
  private static final String DIGEST = Digests.sha256(SECRET.getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private BlobStore store;

  @SuppressWarnings("NullAway.Init")
  private BlobRequests requests;

  private Path worker = Path.of("");
  private Path secret = Path.of("");

  @BeforeEach
  void open() throws IOException {
    folder = folder.toRealPath();
    worker = Files.createDirectory(folder.resolve("worker"));
    Files.createDirectory(worker.resolve("tmp"));
    Files.createDirectory(worker.resolve(WorkerFiles.GIVEN));
    secret = Files.writeString(Files.createDirectory(folder.resolve("keys")).resolve("k"), SECRET);
    store = new BlobStore(folder.resolve("blobs"), InstantSource.system());
    Shelf own = store.shelf("n", 1 << 20, Duration.ofDays(1));
    requests = new BlobRequests(new WorkerFiles(worker), store, own, HostRequests.NONE);
  }

  private ObjectNode attach(Path file) {
    return requests.answer(BlobRequests.ATTACH, Wire.object().put("file", file.toString())).join();
  }

  private ObjectNode give(String sha256, long bytes) {
    return requests
        .answer(BlobRequests.GIVE, Wire.object().put("sha256", sha256).put("bytes", bytes))
        .join();
  }

  @Test
  void keepsAndGivesItsFiles() throws IOException {
    Path file = Files.writeString(worker.resolve("tmp/a"), SECRET);
    ObjectNode kept = attach(file);
    assertEquals(DIGEST, kept.path("sha256").asText());
    assertEquals(SECRET.length(), kept.path("bytes").asLong());
    Files.delete(file);
    Path given = Path.of(give(DIGEST, SECRET.length()).path("file").asText());
    assertEquals(SECRET, Files.readString(given));
    Files.writeString(given, "its own copy, which changes nothing");
    assertEquals(SECRET, Files.readString(store.find(DIGEST).orElseThrow().file()));
  }

  @Test
  void readsNothingThroughLinksAndNothingElsewhere() throws IOException {
    Files.createSymbolicLink(worker.resolve("tmp/link"), secret);
    Files.createSymbolicLink(worker.resolve("keys"), folder.resolve("keys"));
    Files.createDirectory(worker.resolve("tmp/folder"));
    for (Path no :
        Stream.of("tmp/link", "keys/k", "tmp/../../keys/k", "../keys/k", "", "tmp/folder", "none")
            .map(worker::resolve)
            .toList()) {
      assertThrows(SubnetException.class, () -> attach(no), no::toString);
    }
    assertThrows(SubnetException.class, () -> attach(secret));
    assertThrows(SubnetException.class, () -> attach(Path.of("keys/k")));
    assertEquals(Optional.empty(), store.find(DIGEST));
  }

  @Test
  void writesNothingThroughLinks() throws IOException {
    attach(Files.writeString(worker.resolve("tmp/a"), SECRET));
    Path target = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(worker.resolve(WorkerFiles.GIVEN).resolve("1"), target.resolve("x"));
    assertThrows(SubnetException.class, () -> give(DIGEST, SECRET.length()));
    Files.delete(worker.resolve(WorkerFiles.GIVEN).resolve("1"));
    Files.delete(worker.resolve(WorkerFiles.GIVEN));
    Files.createSymbolicLink(worker.resolve(WorkerFiles.GIVEN), target);
    assertThrows(SubnetException.class, () -> give(DIGEST, SECRET.length()));
    try (Stream<Path> files = Files.list(target)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  @Test
  void refusesWhatIsTooLongOrNotThereOrOfAnotherLength() throws IOException {
    Path sparse = worker.resolve("tmp/sparse");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength((1 << 20) + 1);
    }
    SubnetException tooLong = assertThrows(SubnetException.class, () -> attach(sparse));
    assertEquals("more than 1048576 bytes came", tooLong.getMessage());
    assertEquals(SubnetException.Blame.PLUGIN, tooLong.blame());
    assertThrows(SubnetException.class, () -> give(DIGEST, SECRET.length()));
    attach(Files.writeString(worker.resolve("tmp/a"), SECRET));
    assertThrows(SubnetException.class, () -> give(DIGEST, 1));
    assertThrows(SubnetException.class, () -> give("../../keys/k", SECRET.length()));
  }
}
