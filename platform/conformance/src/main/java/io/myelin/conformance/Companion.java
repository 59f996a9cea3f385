package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files that lie beside a vector file and belong to it, compressed or not. */
final class Companion {
  private Companion() {}

  static JsonNode json(Path beside, String name) throws IOException {
    return Conformance.read(find(beside, name + ".json"));
  }

  static byte[] hex(Path beside, String name) throws IOException {
    try (InputStream in = open(find(beside, name + ".hex"))) {
      return Hex.decode(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
  }

  /** The content of a file, unpacked when its name says so. */
  static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }

  private static Path find(Path beside, String name) throws IOException {
    Path plain = beside.resolveSibling(name);
    Path packed = beside.resolveSibling(name + ".gz");
    if (!Files.exists(plain) && !Files.exists(packed)) {
      throw new FileNotFoundException(name + " is missing; it must lie beside the vector file");
    }
    return Files.exists(plain) ? plain : packed;
  }
}
