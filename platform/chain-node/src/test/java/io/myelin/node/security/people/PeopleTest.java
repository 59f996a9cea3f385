package io.myelin.node.security.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.access.Role;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private static final String PASSWORD = "correct horse battery";

  private static final String PROXY = "192.0.2.99";

  @TempDir private Path data = Path.of("");
  private int tries;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void shouldKeepHashesAndNoSecretInFilesOfTheOwner() throws Exception {
    People people = new People(data, () -> now);
    people.add("Ann", Role.OPERATOR, PASSWORD);
    ApiTokens.Made token =
        new ApiTokens(data, () -> now).make("ci", Role.VIEWER, "ann", Duration.ofDays(1));
    Sessions.Begun begun =
        new Sessions(data, () -> now).begin("ann", "ann", Role.OPERATOR, "password", "::1", "x");
    String link = new SignInLinks(data, () -> now).make("owner");

    try (Stream<Path> files = Files.list(data.resolve("access"))) {
      List<Path> all = files.toList();
      assertEquals(4, all.size());
      for (Path file : all) {
        String text = Files.readString(file);
        for (String secret : List.of(PASSWORD, token.text().substring(21), begun.secret(), link)) {
          assertFalse(text.contains(secret), file + " has a secret in it");
        }
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    assertTrue(
        Files.readString(data.resolve("access/people.json"))
            .contains("$argon2id$v=19$m=19456,t=2,p=1$"));
  }

  @Test
  void shouldKnowAPersonByThePasswordAloneAndAfterARestart() {
    new People(data, () -> now).add("ann", Role.OPERATOR, PASSWORD);
    People people = new People(data, () -> now);
    assertTrue(people.with("ANN ", PASSWORD).isPresent());
    assertTrue(people.with("ann", PASSWORD + "x").isEmpty());
    assertTrue(people.with("ann", "").isEmpty());
    assertTrue(people.with("bob", PASSWORD).isEmpty());
    assertTrue(people.with("bob", "").isEmpty());
    assertNotEquals(Passwords.hash(PASSWORD), Passwords.hash(PASSWORD));

    people.change("ann", Optional.empty(), Optional.of("another long one"), any -> {});
    assertTrue(people.with("ann", PASSWORD).isEmpty());
    assertTrue(people.with("ann", "another long one").isPresent());
    assertTrue(people.remove("ann", any -> {}));
    assertTrue(people.with("ann", "another long one").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "aaaaaaaaaaaaaaaa", "abababababababab", "my name is ann 1"})
  void shouldTakeNoPasswordThatIsTriedFirst(String password) {
    People people = new People(data, () -> now);
    assertThrows(IllegalArgumentException.class, () -> people.add("ann", Role.VIEWER, password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "owner", "Owner", "../x", "a b", "-a", "a\u0000", "\u0430nn"})
  void shouldTakeNoNameThatCouldBeTakenForAnother(String name) {
    People people = new People(data, () -> now);
    assertThrows(IllegalArgumentException.class, () -> people.add(name, Role.VIEWER, PASSWORD));
  }

  @Test
  void shouldLetNobodyInByAFileThatDoesNotReadAndKeepIt() throws Exception {
    Path file = data.resolve("access/people.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[{");
    People people = new People(data, () -> now);
    assertThrows(UncheckedIOException.class, () -> people.with("ann", PASSWORD));
    assertThrows(UncheckedIOException.class, () -> people.add("ann", Role.VIEWER, PASSWORD));
    assertEquals("[{", Files.readString(file));
  }

  @Test
  void shouldEndASessionByItsTimeByIdlenessAndByWill() {
    Sessions sessions = new Sessions(data, () -> now);
    String idle = sessions.begin("ann", "ann", Role.VIEWER, "password", "::1", "").secret();
    String busy = sessions.begin("ann", "ann", Role.VIEWER, "password", "::1", "").secret();
    assertTrue(sessions.find(busy + "x").isEmpty());
    assertTrue(sessions.find("").isEmpty());
    for (int i = 0; i < 7; i++) {
      now = now.plus(Duration.ofMinutes(100));
      assertTrue(new Sessions(data, () -> now).find(busy).isPresent(), "after " + i);
      sessions = new Sessions(data, () -> now);
    }
    assertTrue(sessions.find(idle).isEmpty());
    now = now.plus(Duration.ofMinutes(30));
    assertTrue(sessions.find(busy).isEmpty(), "twelve hours are over");

    String other = sessions.begin("bob", "bob", Role.VIEWER, "password", "::1", "").secret();
    assertEquals(1, sessions.end(each -> each.name().equals("bob")));
    assertTrue(sessions.find(other).isEmpty());
    assertTrue(new Sessions(data, () -> now).find(other).isEmpty(), "also after a restart");
  }

  @Test
  void shouldSignNobodyOutBecauseTheDiskIsFull() throws Exception {
    Sessions sessions = new Sessions(data, () -> now);
    String secret = sessions.begin("ann", "ann", Role.VIEWER, "password", "::1", "").secret();
    now = now.plus(Duration.ofMinutes(6));
    // where nothing can be written anew
    Files.createDirectories(data.resolve("access/sessions.json.new/x"));
    assertTrue(sessions.find(secret).isPresent());
  }

  @Test
  void shouldKeepNoMoreThanSomeSessionsOfOnePerson() {
    Sessions sessions = new Sessions(data, () -> now);
    String first = sessions.begin("ann", "ann", Role.VIEWER, "password", "::1", "").secret();
    String other = sessions.begin("bob", "bob", Role.VIEWER, "password", "::1", "").secret();
    for (int i = 0; i < 20; i++) {
      sessions.begin("ann", "ann", Role.VIEWER, "password", "::1", "");
    }
    assertTrue(sessions.find(first).isEmpty());
    assertTrue(sessions.find(other).isPresent());
  }

  @Test
  void shouldEndATokenByItsTimeAndByWill() {
    ApiTokens tokens = new ApiTokens(data, () -> now);
    ApiTokens.Made one = tokens.make("ci", Role.OPERATOR, "ann", Duration.ofDays(1));
    ApiTokens.Made two = tokens.make("ci", Role.OPERATOR, "ann", Duration.ofDays(2));
    assertTrue(tokens.find(one.text()).isPresent());
    String mixed = one.text().substring(0, 21) + two.text().substring(21);
    for (String forged :
        List.of("", "myt_", mixed, one.text() + "x", one.text().toUpperCase(Locale.ROOT))) {
      assertTrue(tokens.find(forged).isEmpty(), forged);
    }
    now = now.plus(Duration.ofDays(1));
    assertTrue(tokens.find(one.text()).isEmpty());
    assertTrue(tokens.find(two.text()).isPresent());
    assertTrue(tokens.revoke(two.token().id()));
    assertTrue(new ApiTokens(data, () -> now).find(two.text()).isEmpty());
  }

  @Test
  void shouldTakeALinkOnceAndInItsTime() throws Exception {
    SignInLinks links = new SignInLinks(data, () -> now);
    String link = links.make("owner");
    String late = links.make("owner");
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> uses = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        uses.add(many.submit(() -> links.use(link).isPresent()));
      }
      int used = 0;
      for (Future<Boolean> use : uses) {
        used += use.get() ? 1 : 0;
      }
      assertEquals(1, used);
    } finally {
      many.shutdown();
    }
    now = now.plus(Duration.ofMinutes(15));
    assertEquals(Optional.empty(), links.use(late));
    assertEquals(Optional.empty(), links.use(""));
  }

  @Test
  void shouldSlowDownWhoGuessesAndNobodyElse() {
    Lockout lockout = new Lockout(() -> now);
    for (int i = 0; i < 5; i++) {
      assertEquals(Duration.ZERO, lockout.take("ann", here()), "try " + i);
    }
    assertEquals(Duration.ofSeconds(30), lockout.take("ann", here()));
    assertEquals(Duration.ZERO, lockout.take("bob", here()));
    now = now.plusSeconds(30);
    assertEquals(Duration.ZERO, lockout.take("ann", here()));
    assertEquals(Duration.ofSeconds(60), lockout.take("ann", here()));
    now = now.plusSeconds(60);
    lockout.take("ann", here());
    lockout.succeeded("ann", here());
    assertEquals(Duration.ZERO, lockout.take("ann", here()));
  }

  @Test
  void shouldLetManyPeopleOfOneAddressMistype() {
    Lockout lockout = new Lockout(() -> now);
    for (int i = 0; i < 50; i++) {
      assertEquals(Duration.ZERO, lockout.take("name" + i, PROXY));
    }
    assertFalse(lockout.take("name49", PROXY).isZero());
  }

  @Test
  void shouldLetNobodyLockOutWhoSharesTheirAddress() {
    Lockout lockout = new Lockout(() -> now);
    for (int i = 0; i < 2_000; i++) {
      lockout.take("name" + i % 7, PROXY);
      lockout.take("", PROXY);
      now = now.plusMillis(20);
    }
    assertFalse(lockout.take("", PROXY).isZero());
    assertFalse(lockout.take("name3", PROXY).isZero());
    assertEquals(Duration.ZERO, lockout.take("ann", PROXY));
    assertFalse(lockout.take("ann", PROXY).isZero(), "one try, not five");
  }

  /** An address of its own each time. */
  private String here() {
    return "192.0.2." + tries++;
  }

  @Test
  void shouldTakeANetworkOfIpv6AsOneAddressAndIpv4AsItIs() {
    String one = Lockout.address("2001:db8:1:2::1");
    assertEquals(one, Lockout.address("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertEquals(one, Lockout.address("2001:0DB8:0001:0002:0:0:0:9%eth0"));
    assertNotEquals(one, Lockout.address("2001:db8:1:3::1"));
    String four = Lockout.address("192.0.2.1");
    assertEquals(four, Lockout.address("::ffff:192.0.2.1"));
    assertEquals(four, Lockout.address("0:0:0:0:0:ffff:c000:201"));
    assertNotEquals(four, Lockout.address("192.0.2.2"));
    assertNotEquals(Lockout.address(""), Lockout.address("some.host"));
  }

  @Test
  void shouldAllowSoManyInASpanToEach() {
    Quota quota = new Quota(2, Duration.ofMinutes(10), () -> now);
    assertEquals(Duration.ZERO, quota.take("ann"));
    now = now.plusSeconds(60);
    assertEquals(Duration.ZERO, quota.take("ann"));
    assertEquals(Duration.ofMinutes(9), quota.take("ann"));
    assertEquals(Duration.ZERO, quota.take("bob"));
    now = now.plus(Duration.ofMinutes(9));
    assertEquals(Duration.ZERO, quota.take("ann"));
  }
}
