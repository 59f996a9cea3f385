package io.myelin.node.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAnswersTest {
  @ParameterizedTest
  @CsvSource({
    "approvals, true",
    "/approvals/abc, true",
    "audit, true",
    "session/oidc, true",
    "users/ann, true",
    "blocks, false",
    "subnets/1/approvals, false"
  })
  void shouldKeepWhatIsAboutPeopleOutOfCaches(String path, boolean personal) {
    assertEquals(personal, NodeAnswers.personal(path));
  }
}
