package io.myelin.node.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.access.OwnerToken;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import io.myelin.access.audit.AuditEntry;
import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.Deed;
import io.myelin.guard.Caller;
import io.myelin.node.security.people.ApiTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path data = Path.of("");
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private Deeds deeds = new Deeds(AuditLog.of(Path.of(""), () -> now), () -> now);

  private Register register =
      new Register(new AccessSettings(Path.of(""), false, true, false), () -> now);

  @BeforeEach
  void begin() throws Exception {
    register = new Register(new AccessSettings(data, false, true, false), () -> now);
    deeds = new Deeds(AuditLog.of(data, () -> now), () -> now);
    OwnerToken.of(data).renew();
  }

  @Test
  void shouldKnowTheOwnerOnTheNodesMachineOnly() {
    String token = OwnerToken.of(data).read().orElseThrow();
    assertEquals("owner", ask(true, "Bearer " + token).get("role"));
    assertEquals("owner", ask(true, "bearer " + token).get("role"));
    Map<String, String> afar = ask(false, "Bearer " + token);
    assertEquals(null, afar.get("role"));
    assertTrue(afar.getOrDefault("refusal", "").contains("machine only"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer myo_",
        "Bearer myo_forged",
        "Basic b3duZXI6",
        "owner"
      })
  void shouldKnowNobodyByWhatIsForged(String authorization) {
    Map<String, String> who = ask(true, authorization);
    assertEquals(null, who.get("role"));
    assertTrue(!who.getOrDefault("refusal", "").isEmpty(), who.toString());
  }

  @Test
  void shouldNotKnowTheOwnerByTheTokenOfAnEarlierStart() throws Exception {
    String before = OwnerToken.of(data).read().orElseThrow();
    OwnerToken.of(data).renew();
    assertEquals(null, ask(true, "Bearer " + before).get("role"));
  }

  @Test
  void shouldBeOpenForCallersOfThisMachineAndOnlyWhereItIsSaid() {
    assertTrue(keeper(true).answer(Map.of("verb", "who", "local", "")).containsKey("open"));
    assertEquals(false, keeper(true).answer(Map.of("verb", "who")).containsKey("open"));
    assertEquals(
        false, keeper(false).answer(Map.of("verb", "who", "local", "")).containsKey("open"));
  }

  @Test
  void shouldWriteSomeOfManyRefusalsAndHowManyItDidNot() throws Exception {
    IntStream.range(0, 1000).forEach(i -> refusal());
    assertEquals(30, deeds.log().verify().entries());
    now = now.plusSeconds(61);
    refusal();
    assertEquals(
        "970 more refusals before this one were not written",
        deeds.log().newest(1, 999, any -> true).get(0).deed().before().orElse(""));
  }

  @Test
  void shouldKnowASessionUntilItEndsAndNoForgedOne() {
    String secret = signedIn("ann", Role.OPERATOR);
    Map<String, String> who = session(secret, Map.of());
    assertEquals("operator", who.get("role"));
    assertEquals("ann", who.get("name"));
    assertEquals(null, session(secret + "A", Map.of()).get("role"));
    assertEquals(null, session("", Map.of()).get("role"));

    now = now.plusSeconds(3 * 3600);
    Map<String, String> late = session(secret, Map.of());
    assertEquals(null, late.get("role"));
    assertTrue(late.getOrDefault("refusal", "").contains("ended"));
  }

  @Test
  void shouldTakeAChangeOfASessionWithItsMarkOnly() {
    String secret = signedIn("ann", Role.OPERATOR);
    String mark = session(secret, Map.of()).getOrDefault("mark", "");
    String other = session(signedIn("bob", Role.OPERATOR), Map.of()).getOrDefault("mark", "");
    assertTrue(session(secret, Map.of("unsafe", "")).containsKey("forged"));
    assertTrue(session(secret, Map.of("unsafe", "", "csrf", "")).containsKey("forged"));
    assertTrue(session(secret, Map.of("unsafe", "", "csrf", other)).containsKey("forged"));
    assertTrue(session(secret, Map.of("unsafe", "", "csrf", secret)).containsKey("forged"));
    assertEquals(false, session(secret, Map.of("unsafe", "", "csrf", mark)).containsKey("forged"));
  }

  @Test
  void shouldCountWhatSomebodyIsNowAndNotWhenTheySignedIn() {
    String secret = signedIn("ann", Role.OWNER);
    register.people().change("ann", Optional.of(Role.VIEWER), Optional.empty(), any -> {});
    assertEquals("viewer", session(secret, Map.of()).get("role"));
    register.people().remove("ann", any -> {});
    assertEquals(null, session(secret, Map.of()).get("role"));
  }

  @Test
  void shouldKnowAProgramByItsTokenAnywhereUntilItIsRevoked() {
    ApiTokens.Made made = register.tokens().make("ci", Role.AUDITOR, "owner", Duration.ofDays(1));
    assertEquals("auditor", ask(false, "Bearer " + made.text()).get("role"));
    register.tokens().revoke(made.token().id());
    assertEquals(null, ask(false, "Bearer " + made.text()).get("role"));
  }

  @Test
  void shouldLetAProgramDoNoMoreThanWhoHadItsTokenMade() {
    register.people().add("ann", Role.OWNER, PASSWORD);
    ApiTokens.Made made = register.tokens().make("ci", Role.OPERATOR, "ann", Duration.ofDays(1));
    Caller program = caller(ask(false, "Bearer " + made.text()));
    assertEquals(Optional.of(Role.OPERATOR), program.role());
    register.people().change("ann", Optional.of(Role.VIEWER), Optional.empty(), any -> {});
    assertEquals("viewer", ask(false, "Bearer " + made.text()).get("role"));
    assertEquals(List.of(false), still(Permission.OPERATE, program));
    register.people().remove("ann", any -> {});
    assertEquals(null, ask(false, "Bearer " + made.text()).get("role"));
    assertEquals(List.of(false), still(Permission.READ, program));

    // Somebody else of that name has none of them.
    register.removed("ann");
    register.people().add("ann", Role.OWNER, PASSWORD);
    assertEquals(null, ask(false, "Bearer " + made.text()).get("role"));
  }

  @Test
  void shouldSignInWithALinkWhateverStrangersTry() {
    String link = register.links().make("owner");
    for (int i = 0; i < 200; i++) {
      assertEquals(
          "401", keeper(false).answer(Map.of("verb", "sign-in", "link", "x" + i)).get("status"));
    }
    assertTrue(keeper(false).answer(Map.of("verb", "sign-in", "link", link)).containsKey("secret"));
  }

  @Test
  void shouldSignInByALinkOnceAndAsOwner() {
    String link = register.links().make("owner");
    String secret =
        keeper(false).answer(Map.of("verb", "sign-in", "link", link)).getOrDefault("secret", "");
    assertEquals("owner", session(secret, Map.of()).get("role"));
    Map<String, String> again = keeper(false).answer(Map.of("verb", "sign-in", "link", link));
    assertEquals("sign-in-refused", again.get("code"));
    keeper(false).answer(Map.of("verb", "sign-out", "session", secret));
    assertEquals(null, session(secret, Map.of()).get("role"));
  }

  @Test
  void shouldNotSayWhetherANameExistsAndLockBothKindsOut() {
    register.people().add("ann", Role.VIEWER, PASSWORD);
    for (String name : List.of("ann", "nobody")) {
      Map<String, String> first = tried(name, "wrong");
      assertEquals("401", first.get("status"));
      assertEquals(tried("somebody", "x").get("detail"), first.get("detail"));
      for (int i = 0; i < 4; i++) {
        tried(name, "wrong");
      }
      assertEquals("429", tried(name, PASSWORD).get("status"));
    }
    now = now.plusSeconds(31);
    assertTrue(tried("ann", PASSWORD).containsKey("secret"));
  }

  @Test
  void shouldKeepWhoSignedInAndWhoWasRefusedWithoutAnySecret() throws Exception {
    signedIn("ann", Role.VIEWER);
    tried("ann", "a wrong password");
    List<Deed> kept =
        deeds.log().newest(9, 99, any -> true).stream().map(AuditEntry::deed).toList();
    assertEquals(
        List.of("ann refused", "ann done"),
        kept.stream().map(deed -> deed.who() + " " + deed.outcome()).toList());
    String text = Files.readString(deeds.log().file());
    assertEquals(false, text.contains(PASSWORD) || text.contains("a wrong password"));
  }

  @Test
  void shouldLetWhatGoesOnGoOnAsLongAsItsSignIn() {
    Caller ann = caller(session(signedIn("ann", Role.VIEWER), Map.of()));
    ApiTokens.Made made = register.tokens().make("ci", Role.VIEWER, "owner", Duration.ofDays(1));
    Caller program = caller(ask(false, "Bearer " + made.text()));
    Caller owner = caller(ask(true, "Bearer " + OwnerToken.of(data).read().orElseThrow()));
    assertEquals(List.of(true, true, true), still(Permission.READ, ann, program, owner));
    assertEquals(List.of(false, false, true), still(Permission.PEOPLE, ann, program, owner));

    register.tokens().revoke(made.token().id());
    register.sessions().end(each -> each.name().equals("ann"));
    assertEquals(List.of(false, false, true), still(Permission.READ, ann, program, owner));
  }

  @Test
  void shouldEndWhatGoesOnByTimeAndForWhoWasRemoved() {
    Caller bob = caller(session(signedIn("bob", Role.VIEWER), Map.of()));
    Caller ann = caller(session(signedIn("ann", Role.VIEWER), Map.of()));
    register.people().remove("bob", any -> {});
    assertEquals(List.of(false, true), still(Permission.READ, bob, ann));
    now = now.plusSeconds(2 * 3600);
    assertEquals(List.of(false), still(Permission.READ, ann));
  }

  /** What is open to nobody in particular stays so for who signed out, as with a new request. */
  @Test
  void shouldGoOnWithoutASignInWhereReadingNeedsNone() {
    Map<String, String> asked = Map.of("verb", "who", "local", "");
    Caller nobody = caller(keeper(true).answer(asked));
    String secret = signedIn("ann", Role.VIEWER);
    Caller ann = caller(keeper(true).answer(Map.of("verb", "who", "local", "", "session", secret)));
    register.sessions().end(each -> true);
    assertEquals(List.of(true, true), still(Permission.READ, nobody, ann));
    assertEquals(List.of(false, false), still(Permission.OPERATE, nobody, ann));
  }

  private List<Boolean> still(Permission permission, Caller... callers) {
    return Stream.of(callers).map(each -> keeper(false).still(each, permission)).toList();
  }

  private static Caller caller(Map<String, String> known) {
    return new Caller(
        known.getOrDefault("name", ""),
        known.getOrDefault("person", ""),
        Optional.ofNullable(known.get("role")).map(Role::of),
        known.getOrDefault("via", ""),
        known.getOrDefault("id", ""),
        known.getOrDefault("mark", ""),
        known.containsKey("open"),
        known.getOrDefault("refusal", ""),
        false);
  }

  /** A viewer may change their own password, and so could fill the log by asking for it. */
  @Test
  void shouldLetNobodyFillTheLogByWhatTheyMayAskFor() throws Exception {
    Map<String, String> ann = change("ann", "session", Permission.OWN);
    for (int i = 0; i < 20; i++) {
      assertEquals(Map.of(), keeper(false).answer(ann));
    }
    Map<String, String> stopped = keeper(false).answer(ann);
    assertEquals("429 601", stopped.get("status") + " " + stopped.get("wait"));
    IntStream.range(0, 1000).forEach(i -> keeper(false).answer(ann));
    assertEquals(50, deeds.log().verify().entries());

    assertEquals(Map.of(), keeper(false).answer(change("ann", "session", Permission.OPERATE)));
    assertEquals(Map.of(), keeper(false).answer(change("bob", "session", Permission.OWN)));
    assertEquals(Map.of(), keeper(false).answer(change("ann", "token", Permission.OWN)));
    for (int i = 0; i < 30; i++) {
      assertEquals(Map.of(), keeper(false).answer(change("owner", "owner-token", Permission.OWN)));
    }
    now = now.plusSeconds(601);
    assertEquals(Map.of(), keeper(false).answer(ann));
  }

  @Test
  void shouldSignNobodyInWithoutEnd() {
    register.people().add("ann", Role.VIEWER, PASSWORD);
    SignIn signIn = new SignIn(register, deeds);
    SignIn.Visitor visitor = new SignIn.Visitor("192.0.2.1", "");
    for (int i = 0; i < 120; i++) {
      assertInstanceOf(
          SignIn.Outcome.Welcome.class, signIn.trusted("ann", "ann", Role.VIEWER, "oidc", visitor));
    }
    assertEquals("too-many-sign-ins", tried("ann", PASSWORD).get("code"));
    now = now.plusSeconds(3601);
    assertTrue(tried("ann", PASSWORD).containsKey("secret"));
  }

  @Test
  void shouldWriteRefusalsShortAndThoseOfTheKnownWhateverStrangersDo() throws Exception {
    Map<String, String> long1 =
        Map.of("verb", "keep", "outcome", "refused", "what", "x", "target", "/" + "a".repeat(9000));
    for (int i = 0; i < 100; i++) {
      keeper(false).answer(long1);
    }
    assertTrue(Files.size(deeds.log().file()) < 30 * 700, "" + Files.size(deeds.log().file()));
    keeper(false)
        .answer(Map.of("verb", "keep", "outcome", "refused", "who", "ann", "role", "viewer"));
    assertEquals("ann", deeds.log().newest(1, 999, any -> true).get(0).deed().who());
  }

  @Test
  void shouldWriteSoManyRefusalsADayAndSayHowManyItDidNot() {
    RefusalBudget budget = new RefusalBudget();
    int written = 0;
    for (int minute = 0; minute < 200; minute++) {
      for (int i = 0; i < 40; i++) {
        written += budget.take(now).isPresent() ? 1 : 0;
      }
      now = now.plusSeconds(61);
    }
    assertEquals(3_000, written);
    now = now.plusSeconds(86_400);
    // 10 of the hundredth minute, which the next one would have told of, and all since
    assertEquals(4_010, budget.take(now).getAsInt());
    assertEquals(0, budget.take(now).getAsInt());
  }

  private static Map<String, String> change(String who, String via, Permission permission) {
    return Map.of(
        "verb",
        "begin",
        "outcome",
        "begun",
        "who",
        who,
        "person",
        who,
        "role",
        "viewer",
        "via",
        via,
        "id",
        who + "'s",
        "what",
        "password.change",
        "permission",
        permission.word());
  }

  private Map<String, String> tried(String name, String password) {
    return keeper(false)
        .answer(Map.of("verb", "sign-in", "name", name, "password", password, "from", "192.0.2.1"));
  }

  private String signedIn(String name, Role role) {
    register.people().add(name, role, PASSWORD);
    return tried(name, PASSWORD).getOrDefault("secret", "");
  }

  private Map<String, String> session(String secret, Map<String, String> more) {
    Map<String, String> asked = new HashMap<>(more);
    asked.putAll(Map.of("verb", "who", "session", secret));
    return keeper(false).answer(asked);
  }

  private void refusal() {
    keeper(true)
        .answer(Map.of("verb", "keep", "outcome", "refused", "what", "x", "from", "192.0.2.7"));
  }

  private Map<String, String> ask(boolean local, String authorization) {
    Map<String, String> asked =
        new HashMap<>(Map.of("verb", "who", "authorization", authorization));
    if (local) {
      asked.put("local", "");
    }
    return keeper(false).answer(asked);
  }

  private Doorkeeper keeper(boolean open) {
    AccessSettings settings = new AccessSettings(data, open, true, false);
    return new Doorkeeper(settings, deeds, register, new SignIn(register, deeds));
  }
}
