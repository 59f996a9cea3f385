package io.myelin.runtime.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.primitives.Hex;
import io.myelin.runtime.Vectors;
import org.junit.jupiter.api.Test;

class MetadataWriterTest {
  private final Metadata model = ModelReader.read(Vectors.json("metadata_model"));

  @Test
  void shouldWriteTheModelRuntimeByteForByteAsV14() {
    assertEquals(
        Hex.encode(Vectors.hex("metadata_v14")), Hex.encode(MetadataWriter.write(model, 14)));
  }

  @Test
  void shouldWriteTheModelRuntimeByteForByteAsV15() {
    assertEquals(
        Hex.encode(Vectors.hex("metadata_v15")), Hex.encode(MetadataWriter.write(model, 15)));
  }

  @Test
  void shouldRefuseAVersionNobodyAsksFor() {
    assertThrows(IllegalArgumentException.class, () -> MetadataWriter.write(model, 16));
  }
}
