package io.myelin.node.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.Role;
import io.myelin.access.audit.AuditLog;
import io.myelin.api.serving.Refused;
import io.myelin.node.security.approvals.Approvals;
import io.myelin.node.security.approvals.KeptApproval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that wait for a second person, as guards ask for them. */
class SecondPersonTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path data = Path.of("");
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  @SuppressWarnings("NullAway.Init")
  private Register register;

  @SuppressWarnings("NullAway.Init")
  private Doorkeeper keeper;

  @BeforeEach
  void start() {
    keeper = started(true);
  }

  /** Also as after a restart: all that is known comes from the disk. */
  private Doorkeeper started(boolean secondPerson) {
    AccessSettings settings = new AccessSettings(data, false, true, secondPerson);
    register = new Register(settings, () -> now);
    Deeds deeds = new Deeds(AuditLog.of(data, () -> now), () -> now);
    return new Doorkeeper(settings, deeds, register, new SignIn(register, deeds));
  }

  private static Map<String, String> remove(String who, String via) {
    return Map.ofEntries(
        Map.entry("verb", "begin"),
        Map.entry("outcome", "begun"),
        Map.entry("what", "plugin.remove"),
        Map.entry("who", who),
        Map.entry("person", who),
        Map.entry("role", "operator"),
        Map.entry("via", via),
        Map.entry("id", who + "'s"),
        Map.entry("target", "DELETE /host/api/v1/plugins/x"),
        Map.entry("permission", "operate"),
        Map.entry("agreement", "second"),
        Map.entry("method", "DELETE"),
        Map.entry("path", "/host/api/v1/plugins/x"),
        Map.entry("query", "confirm=x"),
        Map.entry("digest", "e3b0"));
  }

  private static Map<String, String> with(Map<String, String> asked, String... changed) {
    Map<String, String> with = new HashMap<>(asked);
    for (int i = 0; i < changed.length; i += 2) {
      with.put(changed[i], changed[i + 1]);
    }
    return with;
  }

  private String asked(Map<String, String> change) {
    Map<String, String> answer = keeper.answer(change);
    assertEquals("202", answer.get("status"), answer.toString());
    return answer.getOrDefault("approval", "");
  }

  private Map<String, String> use(Map<String, String> change, String id) {
    return keeper.answer(with(change, "approval", id));
  }

  private KeptApproval approve(String id, String by) {
    return register.approvals().decide(id, true, "", by, by);
  }

  @Test
  void shouldMakeAChangeOnceAfterAnotherPersonAgreed() throws Exception {
    Map<String, String> change = remove("ann", "session");
    String id = asked(change);
    assertEquals(id, asked(change), "the same again is the same");
    assertEquals("202", use(change, id).get("status"), "not before somebody agreed");
    approve(id, "bob");
    assertTrue(keeper.answer(change).getOrDefault("body", "").contains("\"approved\""));

    assertEquals(Map.of(), use(change, id));
    assertEquals("approval-used", use(change, id).get("code"));
    assertEquals(
        List.of("asked", "begun", "refused"),
        AuditLog.of(data, () -> now).newest(9, 99, any -> true).stream()
            .map(entry -> entry.deed().outcome())
            .sorted()
            .toList());
    assertTrue(
        Files.readString(data.resolve("access/audit.log")).contains("approved by bob: " + id));
  }

  @Test
  void shouldLetNobodyApproveTheirOwnWhateverTheySignInBy() {
    String id = asked(remove("ann", "session"));
    assertEquals("approval-of-oneself", refusal(() -> approve(id, "ann")));

    register.people().add("ann", Role.OPERATOR, PASSWORD);
    Map<String, String> program = program("ci", "ann");
    assertEquals("ci of ann", program.get("name"));
    String person = program.getOrDefault("person", "");
    assertEquals("ann", person);
    assertEquals("approval-of-oneself", refusal(() -> approve(id, person)));
    String byToken =
        asked(with(remove("ci of ann", "token"), "person", person, "query", "confirm=y"));
    assertEquals("approval-of-oneself", refusal(() -> approve(byToken, "ann")));
    assertEquals("approved", approve(byToken, "bob").state());
  }

  private Map<String, String> program(String name, String maker) {
    String token = register.tokens().make(name, Role.OWNER, maker, Duration.ofDays(1)).text();
    return keeper.answer(Map.of("verb", "who", "authorization", "Bearer " + token));
  }

  /** Who somebody is was decided when they were let in; a token that has ended makes no other. */
  @Test
  void shouldNotTakeWhoseChangeItIsFromANameThatIsFree() {
    Map<String, String> unsaid = new HashMap<>(remove("zed", "token"));
    unsaid.remove("person");
    assertThrows(IllegalStateException.class, () -> keeper.answer(unsaid));
  }

  @Test
  void shouldLetALinkThatSomebodyHadMadeSignInNobodyElse() {
    register.people().add("ann", Role.OWNER, PASSWORD);
    String secret = register.links().make("ann");
    String session =
        keeper.answer(Map.of("verb", "sign-in", "link", secret)).getOrDefault("secret", "");
    Map<String, String> in = keeper.answer(Map.of("verb", "who", "session", session));
    assertEquals("owner ann", in.get("role") + " " + in.get("person"));
    Map<String, String> link =
        with(
            remove("owner", "session"),
            "person",
            in.getOrDefault("person", ""),
            "agreement",
            "second-unless-owner");
    asked(link);
    assertEquals(Map.of(), keeper.answer(with(link, "person", "owner")));
  }

  @Test
  void shouldTakeBackWhatSomebodyAgreedToWhoIsGone() {
    register.people().add("bob", Role.OPERATOR, PASSWORD);
    Map<String, String> change = remove("ann", "session");
    String id = asked(change);
    approve(id, "bob");
    register.people().remove("bob", any -> {});
    register.removed("bob");
    assertEquals("202", use(change, id).get("status"));
    approve(id, "eve");
    assertEquals(Map.of(), use(change, id));
  }

  @ParameterizedTest
  @CsvSource({
    "digest, ffff, approval-of-another-change",
    "query, confirm=y, approval-of-another-change",
    "path, /host/api/v1/plugins/y, approval-of-another-change",
    "method, POST, approval-of-another-change",
    "person, bob, approval-of-another",
    "person, eve, approval-of-another"
  })
  void shouldTakeAnApprovalForNothingElse(String part, String value, String code) {
    Map<String, String> change = remove("ann", "session");
    String id = asked(change);
    approve(id, "bob");
    assertEquals(code, use(with(change, part, value), id).get("code"));
    assertEquals(Map.of(), use(change, id), "a wrong use uses nothing up");
  }

  @Test
  void shouldEndAfterADay() {
    Map<String, String> change = remove("ann", "session");
    String waits = asked(change);
    String agreed = asked(with(change, "query", "confirm=z"));
    approve(agreed, "bob");
    now = now.plus(Duration.ofHours(24)).minusSeconds(1);
    assertEquals("202", use(change, waits).get("status"));
    now = now.plusSeconds(1);
    assertEquals("approval-expired", use(change, waits).get("code"));
    assertEquals("approval-expired", use(with(change, "query", "confirm=z"), agreed).get("code"));
    assertEquals("approval-expired", refusal(() -> approve(waits, "bob")));
    assertFalse(asked(change).equals(waits), "asked for again it begins anew");
    now = now.plus(Duration.ofDays(8));
    assertEquals(List.of(), register.approvals().all());
  }

  @Test
  void shouldBeKeptAcrossARestartForTheOwnerOfTheFolderAlone() throws Exception {
    Map<String, String> change = remove("ann", "session");
    String id = asked(change);
    keeper = started(true);
    approve(id, "bob");
    keeper = started(true);
    assertEquals(Map.of(), use(change, id));
    keeper = started(true);
    assertEquals("approval-used", use(change, id).get("code"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(data.resolve("access/approvals.json"))));
  }

  @Test
  void shouldStayRefusedAndLetWhoAskedTakeItBack() {
    Map<String, String> change = remove("ann", "session");
    String id = asked(change);
    register.approvals().decide(id, false, "not now", "bob", "bob");
    assertEquals("approval-refused", use(change, id).get("code"));
    assertEquals("approval-refused", refusal(() -> approve(id, "bob")));
    String again = asked(change);
    approve(again, "bob");
    register.approvals().decide(again, false, "", "ann", "ann");
    assertEquals("approval-refused", use(change, again).get("code"));
  }

  @Test
  void shouldAskNobodyElseWhereItIsNotSwitchedOnOrNotNeeded() {
    assertEquals(Map.of(), keeper.answer(with(remove("ann", "session"), "agreement", "-")));
    keeper = started(false);
    assertEquals(Map.of(), keeper.answer(remove("ann", "session")));
  }

  /** A link lets its maker in as the owner, who would be a second person to anybody else. */
  @Test
  void shouldLetTheMachinesOwnerAloneMakeALinkAlone() {
    Map<String, String> link =
        with(
            remove("owner", "owner-token"),
            "agreement",
            "second-unless-owner",
            "permission",
            "people",
            "what",
            "sign-in-link.make");
    assertEquals(Map.of(), keeper.answer(link));
    assertEquals("202", keeper.answer(with(link, "person", "ann", "via", "session")).get("status"));
    assertEquals("202", keeper.answer(with(link, "agreement", "second")).get("status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":\"eve\",\"role\":\"owner\",\"password\":\"a guess of 12\"}"})
  void shouldKeepNothingByWhichAPasswordCouldBeGuessed(String body) throws Exception {
    Map<String, String> add =
        with(
            remove("ann", "session"),
            "what",
            "user.add",
            "permission",
            "people",
            "digest",
            "cafe",
            "body",
            body);
    String id = asked(add);
    String kept = Files.readString(data.resolve("access/approvals.json"));
    assertFalse(kept.contains("a guess") || kept.contains("cafe"), kept);
    KeptApproval approval = register.approvals().find(id);
    assertEquals("{\"name\":\"eve\",\"role\":\"owner\",\"password\":\"***\"}", approval.summary());
    assertTrue(approval.digest().isEmpty());
    approve(id, "bob");
    Map<String, String> refused = use(with(add, "digest", "beef"), id);
    assertEquals("approval-of-another-change", refused.get("code"));
    String why = String.valueOf(refused.get("detail"));
    assertTrue(why.contains("without the header X-Myelin-Approval."), why);
    assertEquals(Map.of(), use(add, id));
  }

  @Test
  void shouldShowAllOfABodyToWhoAgrees() {
    String settings = "{\"passPath\":\"/\",\"note\":\"" + "x".repeat(5_000) + "\",\"last\":1}";
    Map<String, String> add = with(remove("ann", "session"), "body", settings);
    assertEquals(settings, register.approvals().find(asked(add)).summary());
    String whole = "{\"note\":\"" + "x".repeat(20_001) + "\"}";
    assertEquals(
        "too-large", keeper.answer(with(remove("bob", "session"), "body", whole)).get("code"));
  }

  @Test
  void shouldLetNobodyHaveWithoutEndWait() throws Exception {
    for (int i = 0; i < 20; i++) {
      asked(with(remove("ann", "session"), "query", "confirm=" + i));
    }
    Map<String, String> more = keeper.answer(remove("ann", "session"));
    assertEquals("too-many-approvals", more.get("code"));
    asked(remove("bob", "session"));
    assertEquals(
        21, new ObjectMapper().readTree(data.resolve("access/approvals.json").toFile()).size());
  }

  private static String refusal(Runnable wrong) {
    return assertThrows(Refused.class, wrong::run).problem().code();
  }

  @Test
  void shouldRefuseWhatNobodyAskedFor() {
    Approvals approvals = register.approvals();
    assertEquals("not-found", use(remove("ann", "session"), "nobodys").get("code"));
    assertEquals("not-found", refusal(() -> approvals.decide("nobodys", true, "", "bob", "bob")));
  }
}
