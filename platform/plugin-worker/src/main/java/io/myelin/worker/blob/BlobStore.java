package io.myelin.worker.blob;

import io.myelin.contract.shape.AttachmentName;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Bytes by their digest. Each who brings some has a shelf of its own, bounded by itself, so that
 * nobody can push out what others brought; whoever looks for a digest looks on all of them. What is
 * found is whole and has its digest: a file is looked at when it comes, and once more when it is
 * first wanted after a start.
 */
public final class BlobStore {
  /** The most bytes one may have, which is what a worker may write into a file. */
  public static final long LARGEST = 128L << 20;

  private final Path root;
  private final InstantSource clock;
  private final Map<String, Shelf> shelves = new LinkedHashMap<>();
  private final Set<Path> checked = ConcurrentHashMap.newKeySet();

  /**
   * @param root made when something is first kept
   */
  public BlobStore(Path root, InstantSource clock) {
    this.root = root.toAbsolutePath();
    this.clock = clock;
  }

  /**
   * The shelf of a name, made when it is not there yet.
   *
   * @param name letters, digits, hyphens and the like; of a neuron its own
   * @param bytes of all that lies there
   * @param age how long something lies there
   */
  public synchronized Shelf shelf(String name, long bytes, Duration age) {
    return shelves.computeIfAbsent(
        name, fresh -> new Shelf(root.resolve(folder(fresh)), bytes, age, clock, checked));
  }

  /** A name may hold what a folder's cannot. */
  private static String folder(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        ? name
        : "x-" + Digests.sha256(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Also what lies on shelves that nobody has asked for since the start. */
  public Optional<Blob> find(String sha256) throws IOException {
    if (!AttachmentName.isDigest(sha256) || !Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.sorted().toList()) {
        Optional<Blob> found = whole(folder.resolve(sha256), sha256);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Blob> whole(Path file, String sha256) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      if (!checked.contains(file)) {
        if (!Digests.sha256(file).equals(sha256)) {
          Files.deleteIfExists(file);
          return Optional.empty();
        }
        checked.add(file);
      }
      return Optional.of(new Blob(sha256, Files.size(file), file));
    } catch (NoSuchFileException takenAway) {
      checked.remove(file);
      return Optional.empty();
    }
  }
}
