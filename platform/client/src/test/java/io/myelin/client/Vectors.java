package io.myelin.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The recorded wire vectors of this module. */
public final class Vectors {
  private Vectors() {}

  public static JsonNode read(String name) throws IOException {
    try (InputStream raw = Vectors.class.getResourceAsStream("/vectors/" + name + ".json.gz")) {
      return new ObjectMapper().readTree(new GZIPInputStream(Objects.requireNonNull(raw)));
    }
  }
}
