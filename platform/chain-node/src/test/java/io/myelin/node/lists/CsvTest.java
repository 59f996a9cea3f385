package io.myelin.node.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  private final ObjectNode row = new ObjectMapper().createObjectNode();

  @Test
  void shouldQuoteWhatWouldEndACell() {
    row.put("a", "one, \"two\"\nthree").putNull("b").putArray("c").add(1).add("x");
    assertEquals(
        "\"one, \"\"two\"\"\nthree\",,\"[1,\"\"x\"\"]\"\r\n",
        Csv.values(row, List.of("a", "b", "c")));
  }

  @ParameterizedTest
  @CsvSource({"=cmd(), '''=cmd()'", "+1+2, '''+1+2'", "@x, '''@x'", "-12, -12", "-1-2, '''-1-2'"})
  void shouldLetNoNameBeAFormula(String name, String cell) {
    row.put("a", name);
    assertEquals(cell + "\r\n", Csv.values(row, List.of("a")));
  }
}
