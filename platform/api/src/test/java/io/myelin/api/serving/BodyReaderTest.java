package io.myelin.api.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.Problem;
import io.myelin.api.RequestBody;
import io.myelin.api.access.NewToken;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyReaderTest {
  @SuppressWarnings("unchecked")
  private static RequestBody read(String body) throws IOException {
    Class<?> type = NewToken.class;
    return new BodyReader()
        .readFrom(
            (Class<RequestBody>) type,
            type,
            new Annotation[0],
            MediaType.APPLICATION_JSON_TYPE,
            new MultivaluedHashMap<>(),
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Problem refusal(String body) {
    return assertThrows(Refused.class, () -> read(body)).problem();
  }

  @Test
  void shouldReadARecordOfTheContract() throws IOException {
    assertEquals(
        new NewToken(Optional.of("ci"), Optional.empty(), Optional.of(3)),
        read("{\"name\":\"ci\",\"days\":3}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nam\":1} | /nam | 'nam'",
        "{\"days\":{}} | /days | '/days'",
        "{\"days\": | '' | not JSON",
        "null | '' | is null",
        "[] | '' | shape"
      })
  void shouldNameThePartThatIsWrong(String body, String pointer, String words) {
    Problem problem = refusal(body);
    assertEquals(400, problem.status());
    assertEquals(pointer, problem.errors().get(0).pointer());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  @Test
  void shouldEchoLittleAndReadNoMoreThanItTakes() {
    String much = "x".repeat(5_000);
    assertTrue(refusal("{\"" + much + "\":1}").detail().length() < 400);
    assertEquals(413, refusal("\"" + "x".repeat(BodyReader.MOST_BYTES) + "\"").status());
  }
}
