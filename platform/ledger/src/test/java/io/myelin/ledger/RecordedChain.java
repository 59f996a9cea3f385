package io.myelin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A chain that an earlier build wrote, unpacked into a folder; see the resources' README. */
final class RecordedChain {
  private RecordedChain() {}

  /** Unpacks the chain of a spec version; returns its folder. */
  static Path unpack(int specVersion, Path into) {
    String name = "/chains/" + specVersion + ".zip";
    try (InputStream file = RecordedChain.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no recorded chain " + name);
      }
      ZipInputStream zip = new ZipInputStream(file);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && target.startsWith(into)) {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
      return into.resolve("chain");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it began with. */
  static Genesis genesis(Path chain) {
    return GenesisFile.load("dev", Optional.empty(), chain);
  }
}
