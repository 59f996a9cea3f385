package io.myelin.worker.blob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.worker.role.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  @TempDir Path folder = Path.of("");

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private BlobStore store() {
    return new BlobStore(folder.resolve("blobs"), () -> now);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha(String text) {
    return Digests.sha256(bytes(text));
  }

  private static Blob put(Shelf shelf, String text) throws IOException {
    return shelf.put(new ByteArrayInputStream(bytes(text)), 1_000);
  }

  @Test
  void findsOnEveryShelfWhatWasBroughtAndAlsoAfterAStart() throws IOException {
    BlobStore store = store();
    Blob kept = put(store.shelf("a", 100, Duration.ofDays(1)), "hello");
    assertEquals(sha("hello"), kept.sha256());
    assertEquals(5, kept.bytes());
    assertEquals(Optional.of(kept), store.find(sha("hello")));
    assertEquals(Optional.of(kept), store().find(sha("hello")));
    assertEquals(Optional.empty(), store.find(sha("other")));
    assertEquals(
        "r--r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.file())));
  }

  @Test
  void findsNothingByWhatIsNoDigest() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    put(store().shelf("a", 100, Duration.ofDays(1)), "hello");
    for (String no :
        List.of("", "../../secret", "../" + sha("hello"), sha("hello").toUpperCase(Locale.ROOT))) {
      assertEquals(Optional.empty(), store().find(no));
    }
  }

  @Test
  void doesNotGiveOutAFileThatTheDiskChanged() throws IOException {
    Blob kept = put(store().shelf("a", 100, Duration.ofDays(1)), "hello");
    Files.setPosixFilePermissions(kept.file(), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(kept.file(), "hullo");
    assertEquals(Optional.empty(), store().find(sha("hello")));
    put(store().shelf("a", 100, Duration.ofDays(1)), "hello");
    assertEquals(5, store().find(sha("hello")).orElseThrow().bytes());
  }

  @Test
  void doesNotFollowALink() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hello");
    Files.createDirectories(folder.resolve("blobs/a"));
    Files.createSymbolicLink(folder.resolve("blobs/a").resolve(sha("hello")), secret);
    assertEquals(Optional.empty(), store().find(sha("hello")));
  }

  @Test
  void takesAwayTheOldestAndOfOneMomentTheSmallestDigest() throws IOException {
    BlobStore store = store();
    Shelf shelf = store.shelf("a", 10, Duration.ofDays(1));
    List<String> texts =
        Stream.of("aaaa", "bbbb", "cccc", "dddd")
            .sorted((a, b) -> sha(a).compareTo(sha(b)))
            .toList();
    put(shelf, texts.get(1));
    put(shelf, texts.get(0));
    put(shelf, texts.get(2));
    assertEquals(Optional.empty(), store.find(sha(texts.get(0))));
    now = now.plusSeconds(1);
    put(shelf, texts.get(1)); // brought again: it is the newest now
    put(shelf, texts.get(3));
    assertEquals(Optional.empty(), store.find(sha(texts.get(2))));
    assertEquals(4, store.find(sha(texts.get(1))).orElseThrow().bytes());
  }

  @Test
  void takesAwayWhatIsTooOldAndLeavesOtherShelvesAlone() throws IOException {
    BlobStore store = store();
    Shelf shelf = store.shelf("a", 100, Duration.ofDays(1));
    put(shelf, "old");
    put(store.shelf("b", 100, Duration.ofDays(9)), "others");
    now = now.plus(Duration.ofDays(2));
    put(shelf, "new");
    assertEquals(Optional.empty(), store.find(sha("old")));
    assertEquals(6, store.find(sha("others")).orElseThrow().bytes());
    assertEquals(3, store.find(sha("new")).orElseThrow().bytes());
  }

  @Test
  void keepsWithoutCopyingWhatAnotherShelfLetsGo() throws IOException {
    BlobStore store = store();
    Shelf small = store.shelf("a", 5, Duration.ofDays(1));
    Shelf evidence = store.shelf("b", 100, Duration.ofDays(1));
    evidence.keep(put(small, "hello"));
    put(small, "world");
    Blob found = store.find(sha("hello")).orElseThrow();
    assertArrayEquals(bytes("hello"), Files.readAllBytes(found.file()));
    assertEquals(folder.toAbsolutePath().resolve("blobs/b").resolve(sha("hello")), found.file());
  }

  @Test
  void refusesTooManyBytesAlsoWithoutEndAndThoseOfAnotherDigest() throws IOException {
    BlobStore store = store();
    Shelf shelf = store.shelf("a", 1_000_000, Duration.ofDays(1));
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertEquals(
        "more than 1000 bytes came",
        assertThrows(BlobRefusedException.class, () -> shelf.put(endless, 1_000)).getMessage());
    try (Incoming incoming = shelf.begin(100)) {
      incoming.write(bytes("hello"), 0, 5);
      assertEquals(
          "5 bytes with the SHA-256 " + sha("hello") + " came; needed " + sha("world"),
          assertThrows(BlobRefusedException.class, () -> incoming.keep(Optional.of(sha("world"))))
              .getMessage());
    }
    assertEquals(Optional.empty(), store.find(sha("hello")));
    assertEquals(0, left());
  }

  /** Half of a transfer. */
  @Test
  void showsNothingBeforeAllBytesAreHereAndLeavesNothingOfAHalf() throws IOException {
    BlobStore store = store();
    Shelf shelf = store.shelf("a", 100, Duration.ofDays(1));
    try (Incoming incoming = shelf.begin(100)) {
      incoming.write(bytes("hello"), 0, 5);
      assertEquals(Optional.empty(), store.find(sha("hello")));
    }
    assertEquals(0, left());
    shelf.begin(100); // the host is killed here
    assertEquals(1, left());
    now = Instant.now().plus(Duration.ofHours(2));
    put(shelf, "next");
    assertEquals(1, left());
  }

  private long left() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("blobs/a"))) {
      return files.count();
    }
  }
}
