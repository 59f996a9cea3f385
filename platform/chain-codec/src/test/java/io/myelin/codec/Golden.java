package io.myelin.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Golden data among the test resources. */
public final class Golden {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  public static byte[] metadata(int format) {
    return Hex.decode(
        new String(bytes("metadata_v" + format + ".hex.gz"), StandardCharsets.UTF_8).strip());
  }

  public static JsonNode json(String file) {
    try {
      return JSON.readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(Golden.class.getResourceAsStream("/vectors/" + file), file)) {
      return file.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
