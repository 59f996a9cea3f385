package io.myelin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {
  @ParameterizedTest
  @CsvSource({
    "node, POST, /, ANYONE",
    "node, POST, /TextSynapse, ANYONE",
    "node, GET, /api/v1/audit, AUDIT",
    "node, HEAD, /api/v1/audit/, AUDIT",
    "node, GET, /api/v1/supply, READ",
    "node, GET, /api/v1/not/known/yet, READ",
    "node, POST, /api/v1/index/rebuild, OPERATE",
    "host, POST, /api/v1/subnets/1/ask, ASK",
    "host, DELETE, /api/v1/neurons/a b, OPERATE",
    "host, GET, /api/v1/neurons/a/b/log, INSPECT",
    "host, GET, /api/v1/answers, INSPECT",
    "host, GET, /api/v1/blobs/a/b, ASK",
    "console, GET, /a/b.js, ANYONE",
  })
  void shouldKnowWhatARequestNeeds(String application, String method, String path, Permission is) {
    assertEquals(
        Optional.of(is),
        Operations.find(application, method, path, Set.of()).map(Operation::permission));
  }

  @ParameterizedTest
  @CsvSource({
    "node, POST, /textSynapse",
    "node, POST, /api/v1/status",
    "node, PATCH, /api/v1/index/rebuild",
    "node, POST, /api/v1/index/rebuild/x",
    "host, PUT, /api/v1/neurons",
    "host, DELETE, /api/v1/neurons/a/log",
    "console, POST, /",
    "console, POST, /index.html",
  })
  void shouldKnowNoChangeThatIsNotNamed(String application, String method, String path) {
    assertEquals(Optional.empty(), Operations.find(application, method, path, Set.of()));
  }

  @Test
  void shouldTellAReadFromTheSameThatCosts() {
    assertEquals(
        Optional.of(Permission.OPERATE),
        Operations.find("node", "GET", "/api/v1/supply", Set.of("verify"))
            .map(Operation::permission));
  }

  /** What is new among these needs a second person, or is named here with a reason. */
  @Test
  void shouldHaveASecondPersonAgreeToWhatDecidesWhoAndWhatRuns() {
    // signing out, one's own password and ending a session give nobody more than they had;
    // a restart and a rebuild change nothing that is set; deciding is what the second person does
    Set<String> alone =
        Set.of(
            "session.end",
            "password.change",
            "session.revoke",
            "approval.decide",
            "neurons.restart",
            "index.rebuild",
            "supply.verify");
    for (Operation each : Operations.all()) {
      boolean needs = each.change().filter(name -> !alone.contains(name)).isPresent();
      assertEquals(needs, each.agreement() != Agreement.NONE, each.toString());
      assertEquals(each.agreement(), each.agreement(Set.of("dryRun", "dryRun=false")));
      assertEquals(each.agreement(), each.agreement(Set.of("dryRun")));
      assertEquals(Agreement.NONE, each.agreement(Set.of("dryRun", "dryRun=true")));
    }
  }

  @Test
  void shouldLetNobodyChangeAnythingWhoMayOnlyRead() {
    for (Operation each : Operations.all()) {
      if (each.change().isPresent()
          && each.permission() != Permission.ANYONE
          && each.permission() != Permission.OWN) {
        assertEquals(false, each.allows(Role.VIEWER), each.toString());
        assertEquals(false, each.allows(Role.AUDITOR), each.toString());
        assertEquals(false, each.permission().openOnLoopback(), each.toString());
      }
      assertTrue(each.allows(Role.OWNER), each.toString());
    }
  }
}
