package io.myelin.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {
  enum Mood {
    CALM,
    VERY_LOUD
  }

  record Point(int x, @Range(max = 1) double share) {}

  record Everything(
      @Range(min = 1, max = 4) String text,
      @Range(max = 3) byte[] someBytes,
      @Range(min = 2, max = 9) int count,
      long big,
      float real,
      boolean flag,
      Mood mood,
      @Range(max = 2) List<Point> points,
      int[][] table,
      Optional<String> note,
      @Default("7") @Doc("Left out by most") int seven) {}

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SAMPLE =
      """
      {"text":"añ","some_bytes":"AQI=","count":5,"big":9007199254740993,"real":1.5,"flag":true,
       "mood":"very-loud","points":[{"x":-1,"share":0.25}],"table":[[1,2],[3]],
       "dendrite":{"ip":"1.2.3.4"}}""";

  @Test
  void writesWhatItReads() throws Exception {
    Everything read = read(SAMPLE);
    assertArrayEquals(new byte[] {1, 2}, read.someBytes());
    assertEquals(9007199254740993L, read.big());
    assertEquals(Mood.VERY_LOUD, read.mood());
    assertEquals(List.of(new Point(-1, 0.25)), read.points());
    assertEquals(7, read.seven());
    JsonNode written = RecordJson.write(read);
    assertEquals(written, RecordJson.write(read(written.toString())));
    assertEquals(
        "[text, some_bytes, count, big, real, flag, mood, points, table, note, seven]",
        RecordJson.names(Everything.class).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "text":"añ"      | "text":"12345"    | Everything.text has 5 characters; needed 1 to 4
          "text":"añ"      | "text":5          | Everything.text is 5; needed a text
          "AQI="           | "AQI=="           | Everything.some_bytes is "AQI=="; needed base64 text
          "AQI="           | "AQIDBA=="        | Everything.some_bytes has 4 bytes; needed 0 to 3
          "count":5        | "count":1         | Everything.count is 1; needed 2 to 9
          "count":5        | "count":5.5       | Everything.count is 5.5; needed a whole number of 32 bits
          "count":5        | "count":4294967301 | Everything.count is 4294967301; needed a whole number of 32 bits
          "count":5,       | "":0,             | Everything.count is missing; needed a whole number of 32 bits
          "real":1.5       | "real":1e300      | Everything.real is 1.0E300; needed a finite number
          "flag":true      | "flag":"true"     | Everything.flag is "true"; needed true or false
          "very-loud"      | "loud"            | Everything.mood is loud; needed one of calm, very-loud
          0.25             | 2                 | Everything.points[0].share is 2; needed 0 to 1
          [{"x"            | [{},{},{"x"       | Everything.points has 3 items; needed 0 to 2
          [[1,2],[3]]      | [[1,[]],[3]]      | Everything.table[0][1] is an array; needed a whole number of 32 bits
          [[1,2],[3]]      | null              | Everything.table is missing; needed an array, each an array, each a whole number of 32 bits
          """)
  void refusesWhatBreaksARule(String right, String wrong, String sentence) {
    String json = SAMPLE.replace(right, wrong);
    assertEquals(sentence, assertThrows(Refusal.class, () -> read(json)).getMessage(), json);
  }

  record Loop(List<Loop> inner) {}

  record Odd(Object anything) {}

  record Local(Path file) {}

  @Test
  void refusesRecordsThatAreNoContract() {
    assertEquals(
        "Loop holds itself; needed a record of limited depth",
        assertThrows(IllegalArgumentException.class, () -> RecordJson.schema(Loop.class))
            .getMessage());
    assertEquals(
        "Odd.anything is of type java.lang.Object; needed String, byte[], int, long, float, double,"
            + " boolean, an enum, a record, Attachment, or List, Optional or an array of these",
        assertThrows(IllegalArgumentException.class, () -> RecordJson.schema(Odd.class))
            .getMessage());
    assertThrows(
        Refusal.class,
        () -> RecordJson.read(MAPPER.readTree("{\"file\":\"x\"}"), Local.class, Attachments.NONE));
  }

  record Even(int number) {
    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException(number + " is odd");
      }
    }
  }

  @Test
  void passesOnWhatTheRecordItselfRefuses() {
    assertEquals(
        "Even was refused: 3 is odd",
        assertThrows(
                Refusal.class,
                () ->
                    RecordJson.read(
                        MAPPER.readTree("{\"number\":3}"), Even.class, Attachments.NONE))
            .getMessage());
  }

  @Test
  void saysTheRulesAsASchema() {
    JsonNode schema = RecordJson.schema(Everything.class);
    JsonNode properties = schema.path("properties");
    assertEquals(4, properties.path("text").path("maxLength").asInt());
    assertEquals(2, properties.path("count").path("minimum").asInt());
    assertEquals(2, properties.path("points").path("maxItems").asInt());
    assertEquals("base64", properties.path("some_bytes").path("contentEncoding").asText());
    assertEquals("[\"calm\",\"very-loud\"]", properties.path("mood").path("enum").toString());
    assertEquals(7, properties.path("seven").path("default").asInt());
    assertEquals(9, schema.path("required").size());
  }

  private static Everything read(String json) throws Exception {
    return RecordJson.read(MAPPER.readTree(json), Everything.class, Attachments.NONE);
  }
}
