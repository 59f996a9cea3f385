package io.myelin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AskerTest {
  private static final int MAX = 8;

  @Test
  void shouldReadAnAnswerThatFits() {
    assertEquals("12345678", Asker.text(3, answer(base64("12345678")), MAX));
  }

  @Test
  void shouldRefuseWhatIsNoAnswerAndNameTheNeuron() {
    assertRefused(RpcClient.JSON.createObjectNode(), "neuron 3 answered nothing;");
    assertRefused(answer(""), "neuron 3 answered nothing;");
    assertRefused(answer(base64("123456789")), "neuron 3 answered 9 bytes; needed: 1 to 8 bytes");
    assertRefused(answer("?"), "neuron 3 answered something that is not base64;");
  }

  private static void assertRefused(ObjectNode body, String said) {
    ClientException refused =
        assertThrows(ClientException.class, () -> Asker.text(3, body, MAX), body.toString());
    assertTrue(String.valueOf(refused.getMessage()).startsWith(said), refused.toString());
  }

  private static ObjectNode answer(String text) {
    return RpcClient.JSON.createObjectNode().put("answer", text);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
