package io.myelin.plugins.jar;

import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file whose every entry was read once, within bounds, and is what its directory says. */
final class CheckedZip implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final ZipFile zip;
  private final String what;

  private CheckedZip(ZipFile zip, String what) {
    this.zip = zip;
    this.what = what;
  }

  static CheckedZip open(Path file, String what, Limits limits) throws Refusal, IOException {
    ZipEnd.require(file, what, limits);
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      throw damaged(what, "its directory cannot be read (" + e.getMessage() + ")");
    }
    try {
      CheckedZip checked = new CheckedZip(zip, what);
      checked.requireNames();
      checked.requireContents(limits);
      return checked;
    } catch (Refusal | IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** Names of the files in it. */
  Stream<String> names() {
    return zip.stream().filter(each -> !each.isDirectory()).map(ZipEntry::getName);
  }

  /** A small file of it; empty when it is not there. */
  Optional<byte[]> read(String name, int most) throws Refusal, IOException {
    Optional<ZipEntry> entry = entry(name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    if (entry.get().getSize() > most) {
      throw new Refusal(
          what,
          name + " has " + entry.get().getSize() + " bytes",
          "at most " + most,
          "Build the jar anew with the SDK's Maven plugin.");
    }
    try (InputStream in = zip.getInputStream(entry.get())) {
      return Optional.of(in.readAllBytes());
    }
  }

  /** Size of a file of it; empty when it is not there. */
  Optional<Long> size(String name) {
    return entry(name).map(ZipEntry::getSize);
  }

  /** SHA-256 of a file that is there. */
  String digest(String name) throws IOException {
    try (InputStream in = zip.getInputStream(entry(name).orElseThrow())) {
      return Sha256.of(in);
    }
  }

  private Optional<ZipEntry> entry(String name) {
    return Optional.ofNullable(zip.getEntry(name)).filter(each -> !each.isDirectory());
  }

  private void requireNames() throws Refusal {
    Set<String> seen = new HashSet<>();
    for (ZipEntry entry : all()) {
      String name = entry.getName();
      String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
      if (leaves(plain)) {
        throw damaged(what, "its entry \"" + name + "\" points out of the jar");
      }
      if (!seen.add(plain)) {
        throw damaged(what, "its entry " + name + " is there twice");
      }
    }
  }

  private static boolean leaves(String name) {
    return name.isEmpty()
        || name.startsWith("/")
        || name.matches("[A-Za-z]:.*")
        || name.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))
        || List.of(name.split("/", -1)).stream()
            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private void requireContents(Limits limits) throws Refusal, IOException {
    long left = limits.unpackedBytes();
    for (ZipEntry entry : all()) {
      left -= unpacked(entry, Math.min(left, allowed(entry, limits)));
    }
  }

  private static long allowed(ZipEntry entry, Limits limits) {
    return Math.max(Limits.SMALL, entry.getCompressedSize() * limits.ratio());
  }

  /** The bytes an entry unpacks to; it is read no further than allowed. */
  private long unpacked(ZipEntry entry, long allowed) throws Refusal, IOException {
    CRC32 crc = new CRC32();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        bytes += read;
        if (bytes > allowed) {
          throw new Refusal(
              what,
              "its entry " + entry.getName() + " unpacks to more than " + allowed + " bytes",
              "entries that pack no better than data does, and 2 GiB in all",
              "Do not load it: it is made to fill memory or disk.");
        }
      }
    } catch (IOException e) {
      String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
      throw damaged(what, "its entry " + entry.getName() + " cannot be read: " + why);
    }
    if (bytes != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw damaged(what, "its entry " + entry.getName() + " is not what the directory says");
    }
    return bytes;
  }

  private List<? extends ZipEntry> all() throws Refusal {
    try {
      return zip.stream().toList();
    } catch (IllegalArgumentException e) {
      throw damaged(what, "a name in it is no UTF-8");
    }
  }

  private static Refusal damaged(String what, String seen) {
    return new Refusal(
        what, seen, "a jar as the build makes it", "Build it again, or fetch it again.");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
