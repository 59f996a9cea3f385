package io.myelin.host.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.blob.Uploads.Piece;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  private static final byte[] TEXT = "hello, world".getBytes(StandardCharsets.UTF_8);
  private static final String DIGEST = Digests.sha256(TEXT);

  @TempDir Path folder = Path.of("");

  private final AtomicLong nanos = new AtomicLong();
  private final Uploads uploads = new Uploads(nanos::get);

  @SuppressWarnings("NullAway.Init")
  private BlobStore store;

  @SuppressWarnings("NullAway.Init")
  private Shelf shelf;

  @BeforeEach
  void open() {
    store = new BlobStore(folder, InstantSource.system());
    shelf = store.shelf("a", 1L << 30, Duration.ofDays(1));
  }

  private int piece(String sender, int from, int to) throws IOException {
    return uploads
        .take(
            sender, shelf, new Piece(DIGEST, from, TEXT.length, Arrays.copyOfRange(TEXT, from, to)))
        .status();
  }

  private long left() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      return files.count();
    }
  }

  @Test
  void keepsWhatCameInPiecesAndShowsItOnlyThen() throws IOException {
    assertEquals(202, piece("x", 0, 5));
    assertEquals(202, piece("x", 5, 9));
    assertEquals(Optional.empty(), store.find(DIGEST));
    assertEquals(201, piece("x", 9, 12));
    assertEquals(12, store.find(DIGEST).orElseThrow().bytes());
    assertEquals(201, piece("x", 0, 12));
    assertEquals(1, left());
  }

  @Test
  void refusesPiecesOutOfTurnAndMixesNoSenders() throws IOException {
    assertEquals(409, piece("x", 5, 9));
    piece("x", 0, 5);
    assertEquals(409, piece("y", 5, 9));
    assertEquals(409, piece("x", 6, 9));
    assertEquals(409, piece("x", 5, 9)); // it is forgotten, and begins anew
    assertEquals(202, piece("x", 0, 5));
    assertEquals(202, piece("x", 0, 4));
    assertEquals(201, piece("x", 4, 12));
  }

  @Test
  void refusesWrongBytesAndLeavesNothingOfThem() throws IOException {
    byte[] wrong = "hullo".getBytes(StandardCharsets.UTF_8);
    Uploads.Taken taken = uploads.take("x", shelf, new Piece(DIGEST, 0, 5, wrong));
    assertEquals(400, taken.status());
    assertTrue(taken.message().contains("needed " + DIGEST), taken.message());
    assertEquals(0, left());
  }

  @Test
  void boundsHowManyAreUnderWayAndForgetsThoseNobodyGoesOnWith() throws IOException {
    for (int i = 0; i < 32; i++) {
      assertEquals(202, piece("sender " + i, 0, 1));
    }
    assertEquals(503, piece("one more", 0, 1));
    assertEquals(32, left());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
    assertEquals(202, piece("one more", 0, 1));
    assertEquals(1, left());
    assertEquals(409, piece("sender 1", 1, 2));
  }

  @Test
  void boundsTheBytesThatAreAnnounced() throws IOException {
    byte[] one = new byte[1];
    assertEquals(202, uploads.take("x", shelf, new Piece(DIGEST, 0, 1L << 30, one)).status());
    assertEquals(503, piece("y", 0, 1));
  }
}
