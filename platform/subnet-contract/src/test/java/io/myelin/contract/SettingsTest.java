package io.myelin.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Rules.Secret;
import io.myelin.spi.SubnetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  record Sample(
      @Default("tiny") String model,
      Optional<Path> text,
      @Range(max = 10) @Default("0") int forgets,
      @Secret @Default("0") long key) {}

  @Test
  void takesDefaultsForWhatIsLeftOut() {
    assertEquals(new Sample("tiny", Optional.empty(), 0, 0), Settings.read(Sample.class, Map.of()));
    assertEquals(
        new Sample("big", Optional.of(Path.of("/a b")), 3, 9),
        Settings.read(
            Sample.class, Map.of("model", "big", "text", "/a b", "forgets", " 3", "key", "9")));
  }

  @Test
  void refusesAnUnknownOne() {
    SubnetException refused =
        assertThrows(
            SubnetException.class, () -> Settings.read(Sample.class, Map.of("forgts", "5")));
    assertEquals(
        "setting forgts is unknown; needed one of model, text, forgets, key", refused.getMessage());
    assertEquals(SubnetException.Blame.OPERATOR, refused.blame());
  }

  @Test
  void refusesAValueOutOfRange() {
    assertEquals(
        "setting forgets is 11; needed 0 to 10",
        assertThrows(
                SubnetException.class, () -> Settings.read(Sample.class, Map.of("forgets", "11")))
            .getMessage());
  }

  @Test
  void neverShowsASecret() {
    assertEquals(
        "setting key breaks its rule; needed a whole number of 64 bits",
        assertThrows(
                SubnetException.class, () -> Settings.read(Sample.class, Map.of("key", "hunter2")))
            .getMessage());
  }

  enum Kind {
    LARGE_ONE,
    SMALL
  }

  record Spelt(@Range(max = 7) int offBy, @Default("small") Kind kindOf, List<Long> few) {
    Spelt {
      few = List.copyOf(few);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"offBy", "off_by", "off-by"})
  void takesEverySpellingOfAName(String name) {
    Map<String, String> texts = Map.of(name, "3", "few", "[1, 2]");
    assertEquals(new Spelt(3, Kind.SMALL, List.of(1L, 2L)), Settings.read(Spelt.class, texts));
    assertDoesNotThrow(() -> Settings.check(Settings.schema(Spelt.class), texts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          off_by=1;off-by=1;few=[] | setting offBy is given as off-by and as off_by; needed once
          offBy=1;off_by=2;few=[]  | setting offBy is given as offBy and as off_by; needed once
          OffBy=1;few=[]           | setting OffBy is unknown; needed one of offBy, kindOf, few
          offby=1;few=[]           | setting offby is unknown; needed one of offBy, kindOf, few
          few=[]                   | setting offBy is missing; needed a whole number of 32 bits
          off_by=8;few=[]          | setting offBy is 8; needed 0 to 7
          off_by=1.5;few=[]        | setting offBy is 1.5; needed a whole number of 32 bits
          off_by=1;kind_of=x;few=[]| setting kindOf is x; needed one of large-one, small
          off_by=1;few=[x]         | setting few is [x]; needed an array, each a whole number of 64 bits as JSON
          """)
  void refusesTheSameByTheRecordAndByItsSchema(String typed, String sentence) {
    Map<String, String> texts = new HashMap<>();
    for (String each : typed.split(";", -1)) {
      texts.put(each.replaceFirst("=.*", ""), each.replaceFirst("[^=]*=", ""));
    }
    assertEquals(
        sentence,
        assertThrows(SubnetException.class, () -> Settings.read(Spelt.class, texts)).getMessage());
    assertEquals(
        sentence,
        assertThrows(
                SubnetException.class, () -> Settings.check(Settings.schema(Spelt.class), texts))
            .getMessage());
  }

  @Test
  void checksByASchemaWhatMayBeLeftOutAndNeverShowsASecret() {
    ObjectNode schema = Settings.schema(Sample.class);
    Settings.check(schema, Map.of());
    Settings.check(schema, Map.of("text", "/a b", "forgets", " 3", "key", "9"));
    assertEquals(
        "setting key breaks its rule; needed a whole number of 64 bits",
        assertThrows(SubnetException.class, () -> Settings.check(schema, Map.of("key", "hunter2")))
            .getMessage());
  }

  record Keyed(@Secret String apiKey, int offBy) {}

  @Test
  void knowsASecretInEverySpelling() {
    ObjectNode schema = Settings.schema(Keyed.class);
    for (String secret : List.of("apiKey", "api_key", "api-key")) {
      assertTrue(Settings.secret(schema, secret));
    }
    assertFalse(Settings.secret(schema, "off-by"));
    assertFalse(Settings.secret(schema, "key"));
  }

  @Test
  void knowsNoSettingWhereTheSchemaIsEmpty() {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    Settings.check(none, Map.of());
    assertEquals(
        "setting off is unknown; needed none",
        assertThrows(SubnetException.class, () -> Settings.check(none, Map.of("off", "1")))
            .getMessage());
  }
}
