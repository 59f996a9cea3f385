package io.myelin.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Recorded bytes of the wire formats. */
public final class Vectors {
  private Vectors() {}

  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(bytes(name + ".json.gz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file), file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
