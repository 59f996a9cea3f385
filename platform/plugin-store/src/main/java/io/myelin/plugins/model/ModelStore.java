package io.myelin.plugins.model;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.store.ContentFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The folder {@code models} of a data folder: files named by their SHA-256, read-only. A file there
 * was whole and right when it got its name, and is never written again.
 */
public final class ModelStore {
  private static final String DIGEST = "[0-9a-f]{64}";

  private final ContentFolder files;

  private ModelStore(Path folder) {
    this.files = new ContentFolder(folder, "");
  }

  public static ModelStore of(Path dataFolder) {
    return new ModelStore(dataFolder.resolve("models"));
  }

  /**
   * @param bytes its size
   */
  public record Entry(String sha256, long bytes, Path path) {}

  /** Where a model lies; empty when it is not there. */
  public Optional<Path> path(String sha256) {
    return sha256.matches(DIGEST) && files.has(sha256)
        ? Optional.of(files.path(sha256))
        : Optional.empty();
  }

  /** By digest. */
  public List<Entry> list() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String name : files.names()) {
      if (name.matches(DIGEST)) {
        entries.add(new Entry(name, Files.size(files.path(name)), files.path(name)));
      }
    }
    return entries;
  }

  /**
   * Takes a model in, unless it is there.
   *
   * @param what it is called towards the operator
   * @param sha256 what it has to be
   * @param most bytes it may have
   * @throws Refusal when it is something else; nothing is kept then
   */
  public Path put(InputStream in, String what, String sha256, long most)
      throws IOException, Refusal {
    requireDigest(sha256);
    Optional<Path> there = path(sha256);
    if (there.isPresent()) {
      return there.get();
    }
    files.sweep();
    try (ContentFolder.Incoming incoming = files.take(in, what, most)) {
      if (!incoming.sha256().equals(sha256)) {
        throw new Refusal(
            what,
            "it has the digest " + incoming.sha256(),
            sha256,
            "Fetch it from another source, or correct the digest if you know the file.");
      }
      return incoming.keep();
    }
  }

  /**
   * Takes in one file of a jar or wheel.
   *
   * @param most bytes it may unpack to
   */
  public Path unpack(Path archive, String entry, String sha256, long most)
      throws IOException, Refusal {
    String what = archive.getFileName() + "!" + entry;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      if (found == null || found.isDirectory()) {
        throw new Refusal(
            what, "there is no such file in it", "a file of it", "Look with unzip -l.");
      }
      try (InputStream in = zip.getInputStream(found)) {
        return put(in, what, sha256, most);
      }
    } catch (ZipException e) {
      throw new Refusal(
          what, "it is no archive (" + e.getMessage() + ")", "a jar or a wheel", "Fetch it again.");
    }
  }

  /**
   * @throws Refusal when it is no SHA-256
   */
  public static void requireDigest(String sha256) throws Refusal {
    if (!sha256.matches(DIGEST)) {
      throw new Refusal(
          "The digest " + sha256,
          "it is no SHA-256",
          "64 lower-case hexadecimal digits",
          "Take it from the plugin's manifest, or from sha256sum.");
    }
  }
}
