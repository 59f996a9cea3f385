package io.myelin.primitives.extrinsic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Vectors;
import org.junit.jupiter.api.Test;

class EraTest {
  @Test
  void shouldAgreeWithEveryMortalVector() {
    for (JsonNode c : Vectors.read("era.json").get("mortal")) {
      long current = c.get("current").asLong();
      Era.Mortal era = Era.mortal(current, c.get("period").asLong());
      assertEquals(c.get("hex").asText(), Hex.encode(Era.CODEC.encode(era)));
      Era.Mortal read = (Era.Mortal) Era.CODEC.decode(Vectors.hex(c, "hex"));
      assertEquals(c.get("normalisedPeriod").asLong(), read.period());
      assertEquals(c.get("phase").asLong(), read.phase());
      assertEquals(c.get("birth").asLong(), read.birth(current));
      assertEquals(c.get("deathExclusive").asLong(), read.death(current));
    }
  }

  @Test
  void shouldWriteImmortalAsOneZero() {
    assertEquals("0x00", Hex.encode(Era.CODEC.encode(new Era.Immortal())));
  }
}
