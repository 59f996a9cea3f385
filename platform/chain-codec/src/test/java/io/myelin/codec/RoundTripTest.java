package io.myelin.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.value.Value;
import io.myelin.primitives.scale.ScaleException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of a real chain, there and back. */
class RoundTripTest {
  private static final int TIMES = 40;

  @ParameterizedTest
  @ValueSource(ints = {14, 15})
  void shouldWriteTheMetadataItRead(int format) {
    byte[] bytes = Golden.metadata(format);
    assertArrayEquals(bytes, ChainCodec.of(bytes).metadata().encode());
  }

  @Test
  void shouldGiveTheSameBytesForEveryTypeAndSeed() {
    ChainCodec codec = ChainCodec.of(Golden.metadata(15));
    int types = codec.metadata().types().types().size();
    assertTrue(types > 50, types + " types");
    for (long seed = 0; seed < TIMES; seed++) {
      RandomValues random = new RandomValues(codec.metadata().types(), seed);
      for (int type = 0; type < types; type++) {
        String where = "type " + type + ", seed " + seed;
        if (random.has(type)) {
          byte[] bytes = codec.encode(type, random.of(type));
          Value read = codec.decode(type, bytes);
          assertArrayEquals(bytes, codec.encode(type, read), where);
        }
      }
    }
  }

  @Test
  void shouldReadBackTheJsonItWrote() throws JsonProcessingException {
    ChainCodec codec = ChainCodec.of(Golden.metadata(15));
    for (long seed = 100; seed < 100 + TIMES; seed++) {
      RandomValues random = new RandomValues(codec.metadata().types(), seed);
      for (int type = 0; type < codec.metadata().types().types().size(); type++) {
        if (random.has(type)) {
          byte[] bytes = codec.encode(type, random.of(type));
          JsonNode json = codec.json().write(type, codec.decode(type, bytes));
          JsonNode parsed = new ObjectMapper().readTree(json.toString());
          Value read = codec.json().read(type, parsed, "");
          String where = "type " + type + ", seed " + seed + ": " + json;
          assertArrayEquals(bytes, codec.encode(type, read), where);
        }
      }
    }
  }

  @Test
  void shouldRefuseHostileBytesOrGiveThemBack() {
    ChainCodec codec = ChainCodec.of(Golden.metadata(15));
    Random noise = new Random(7);
    RandomValues random = new RandomValues(codec.metadata().types(), 7);
    int read = 0;
    for (int type = 0; type < codec.metadata().types().types().size(); type++) {
      for (int i = 0; i < 200; i++) {
        byte[] bytes = hostile(codec, random, type, noise);
        try {
          Value value = codec.decode(type, bytes);
          codec.json().write(type, value);
          assertArrayEquals(bytes, codec.encode(type, value), "type " + type);
          read++;
        } catch (ScaleException | ValueRefused refused) {
          assertTrue(String.valueOf(refused.getMessage()).length() < 300, refused.getMessage());
        }
      }
    }
    assertTrue(read > 5_000, read + " read");
  }

  /** Noise, or a good value with one byte of noise in it. */
  private static byte[] hostile(ChainCodec codec, RandomValues random, int type, Random noise) {
    if (noise.nextBoolean() && random.has(type)) {
      byte[] bytes = codec.encode(type, random.of(type));
      if (bytes.length > 0) {
        bytes[noise.nextInt(bytes.length)] ^= (byte) (1 + noise.nextInt(255));
      }
      return bytes;
    }
    byte[] bytes = new byte[noise.nextInt(80)];
    noise.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15})
  void shouldRefuseMetadataThatIsCutOrChangedOrGiveItBack(int format) {
    byte[] good = Golden.metadata(format);
    Random noise = new Random(format);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = good.clone();
      if (i % 3 == 0) {
        bytes = Arrays.copyOf(bytes, noise.nextInt(bytes.length));
      } else {
        bytes[noise.nextInt(bytes.length)] ^= (byte) (1 + noise.nextInt(255));
      }
      try {
        assertArrayEquals(bytes, ChainCodec.of(bytes).metadata().encode());
      } catch (ScaleException refused) {
        assertTrue(String.valueOf(refused.getMessage()).length() < 300, refused.getMessage());
      }
    }
  }
}
