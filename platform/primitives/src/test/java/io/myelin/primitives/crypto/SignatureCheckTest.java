package io.myelin.primitives.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
  @Test
  void shouldPassOnSoundCode() {
    assertEquals(Optional.empty(), SignatureCheck.trouble());
  }

  @Test
  void shouldHoldGoodAndBadOnesOfEachScheme() {
    for (Scheme scheme : List.of(Scheme.SR25519, Scheme.ED25519)) {
      for (boolean good : new boolean[] {true, false}) {
        assertTrue(
            SignatureCheck.cases().stream()
                .anyMatch(each -> each.signature().scheme() == scheme && each.good() == good),
            scheme + " " + good);
      }
    }
    for (String kind : List.of("order 8", "order 1", "longer encoding", "not reduced")) {
      assertTrue(
          SignatureCheck.cases().stream()
              .anyMatch(each -> !each.good() && each.what().contains(kind)),
          kind);
    }
  }

  @Test
  void shouldNoticeEachSingleMisjudgement() {
    for (SignatureCheck.Case wrong : SignatureCheck.cases()) {
      String said =
          SignatureCheck.trouble(
                  (signature, signer, message) ->
                      signature.verify(signer, message)
                          != (signature.equals(wrong.signature())
                              && signer.equals(wrong.signer())
                              && Arrays.equals(message, wrong.message())))
              .orElseThrow();
      assertTrue(said.contains(wrong.what()), said);
      assertTrue(said.contains(wrong.good() ? "refuses a good" : "takes a bad"), said);
      assertTrue(said.contains("JDK"), said);
    }
  }
}
