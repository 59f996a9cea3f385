package io.myelin.client.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"it's\\u00a0\"       | it's\u00a0",
        "[\"thin\\u00a0space\"] | ['thin\\xa0space']",
        "[\"join\\u200ber\"]    | ['join\\u200ber']",
        "[\"\\ufeffmark\"]      | ['\\ufeffmark']",
        "[\"line\\u2028end\"]   | ['line\\u2028end']",
        "[\"co\\u00adop\"]      | ['co\\xadop']",
        "[\"\\u0085\\u007f\\u0000\\t\\r\\n\"] | ['\\x85\\x7f\\x00\\t\\r\\n']",
        "{\"k\\u200f\": 1}      | {'k\\u200f': 1}",
        "[\"\\ud83d\\udc68\\u200d\\ud83d\\udc69\"] | ['\ud83d\udc68\\u200d\ud83d\udc69']",
        "[\"\\udb40\\udc01\"]   | ['\\U000e0001']",
        "[\"\\ud800\"]          | ['\\ud800']",
        "[\"a'b\", \"a\\\"b\", \"a'\\\"b\", \"\\\\\"] | [\"a'b\", 'a\"b', 'a\\'\"b', '\\\\']",
        "[\"zażółć\", \"漢字\"]   | ['zażółć', '漢字']",
        "[true, false, null, {}, []] | [True, False, None, {}, []]",
        "[-0.0, 0.0, -0, 1e400, -1e400] | [-0.0, 0.0, 0, inf, -inf]",
        "[1e16, 1e15, 1e-4, 1e-5, 1.5e-7, 123456789012345680.0] "
            + "| [1e+16, 1000000000000000.0, 0.0001, 1e-05, 1.5e-07, 1.2345678901234568e+17]",
        "[2e-3, 2e23, 5e-324, 1.7976931348623157e308, 9007199254740993.0] "
            + "| [0.002, 2e+23, 5e-324, 1.7976931348623157e+308, 9007199254740992.0]",
        "[123456789012345678901234567890, -1] | [123456789012345678901234567890, -1]",
      })
  void shouldWriteWhatPythonWrites(String json, String text) throws IOException {
    assertEquals(text, PythonText.str(JSON.readTree(json)));
  }

  /** An older Python does not know what Unicode 15.0 added, a newer one knows more. */
  @Test
  void shouldAgreeWithThePythonThatIsHereOnEveryCharacterBothKnow() throws Exception {
    ArrayNode all = JSON.createArrayNode();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      all.add(Character.toString(c));
    }
    assertEquals(
        "",
        differing(
            """
            import unicodedata
            version = tuple(map(int, unicodedata.unidata_version.split('.')))
            def comparable(value, text):
                unknown_here = version < (15, 0, 0) and unicodedata.category(value) == 'Cn'
                unknown_there = version > (15, 0, 0) and value.isprintable() and text[2] == '\\\\'
                return not unknown_here and not (unknown_there and value != '\\\\')
            """,
            all));
  }

  @Test
  void shouldAgreeWithThePythonThatIsHereOnNumbers() throws Exception {
    Random random = new Random(7);
    ArrayNode all = JSON.createArrayNode();
    for (int i = 0; i < 20_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        all.add(any).add(random.nextDouble()).add((double) (float) random.nextDouble());
        all.add(Math.rint(random.nextDouble() * 1e6) / 1e4);
      }
    }
    for (int power = Double.MIN_EXPONENT - 52; power <= Double.MAX_EXPONENT; power++) {
      double two = Math.scalb(1.0, power);
      all.add(two).add(-two).add(Math.nextUp(two)).add(Math.nextDown(two));
    }
    for (int power = -323; power <= 308; power++) {
      double ten = Double.parseDouble("1e" + power);
      all.add(ten).add(ten / 3).add(ten / 7).add(Math.nextUp(ten)).add(Math.nextDown(ten));
    }
    for (int bits = 1; bits < 300; bits++) {
      all.add(new BigInteger(bits, random)).add(new BigInteger(bits, random).negate());
    }
    assertEquals("", differing("def comparable(value, text): return True", all));
  }

  /** The values of which Python's text in a list is another than ours, at most ten of them. */
  private String differing(String comparable, ArrayNode values) throws Exception {
    Path json = folder.resolve("values.json");
    ObjectMapper ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    Files.writeString(json, ascii.writeValueAsString(values));
    StringBuilder texts = new StringBuilder();
    values.forEach(
        value -> texts.append(PythonText.str(JSON.createArrayNode().add(value))).append('\0'));
    Path made = folder.resolve("made.txt");
    Files.writeString(made, texts.toString());
    String program =
        """
        import json, sys
        values = json.load(open(sys.argv[1], encoding='ascii'))
        texts = open(sys.argv[2], encoding='utf-8', newline='').read().split('\\0')
        assert len(texts) == len(values) + 1
        pairs = zip(values, texts)
        bad = [(v, t) for v, t in pairs if str([v]) != t and comparable(v, t)]
        for v, t in bad[:10]:
            print(ascii(v), ascii(t))
        """;
    return python(comparable + "\n" + program, json.toString(), made.toString());
  }

  private static String python(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-I", "-c", program));
    command.addAll(List.of(arguments));
    Process process = start(new ProcessBuilder(command).redirectErrorStream(true));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException missing) {
      return Assumptions.abort("Python is not on this machine: " + missing.getMessage());
    }
  }
}
