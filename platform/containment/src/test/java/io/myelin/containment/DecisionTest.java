package io.myelin.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final Optional<Path> PRLIMIT = Optional.of(Path.of("/usr/bin/prlimit"));
  private static final Path JAVA = Path.of(ProcessHandle.current().info().command().orElse("java"));
  private static final Start START =
      new Start(
          List.of(JAVA.toString(), "-version"),
          Path.of("/own"),
          List.of(Path.of("/jar")),
          false,
          Limits.standard(512),
          List.of(Path.of("/worker.jar")));

  @Test
  void shouldUseTheStageWhereThereIsLandlock() {
    Containment all = Containment.decide(Mode.REQUIRE, linux(7, true, Optional.empty()));
    assertEquals("contained (landlock 7, seccomp, rlimits)", all.holds().sentence());
    assertEquals(Optional.empty(), all.refusal());
    List<String> command = all.command(START);
    assertTrue(command.contains(Stage.class.getName()), command.toString());
    assertTrue(command.contains("read=/jar") && command.contains("write=/own"));
    assertEquals(START.command(), command.subList(command.size() - 2, command.size()));
  }

  @Test
  void shouldUseBubblewrapWhereThereIsNoLandlock() {
    Containment all =
        Containment.decide(Mode.REQUIRE, linux(0, true, Optional.of(Path.of("/usr/bin/bwrap"))));
    assertEquals("contained (bubblewrap, seccomp, rlimits)", all.holds().sentence());
    List<String> command = all.command(START);
    assertEquals("/usr/bin/bwrap", command.get(0));
    assertTrue(command.contains("--nproc=512"), command.toString());
  }

  @Test
  void shouldSayWhatAKernelWithoutLandlockNeeds() {
    Containment some = Containment.decide(Mode.TRY, linux(0, true, Optional.empty()));
    assertEquals(Holds.Level.PARTLY, some.holds().level());
    assertTrue(
        some.holds().sentence().endsWith("wallets can be read; install bubblewrap."),
        some.holds().sentence());
    assertEquals(
        List.of("/usr/bin/prlimit", "--fsize=134217728"), some.command(START).subList(0, 2));
  }

  @Test
  void shouldRefuseWhenMoreIsRequiredThanThereIs() {
    Containment none =
        Containment.decide(
            Mode.REQUIRE,
            new Offer("Mac OS X aarch64", 0, false, Optional.empty(), Optional.empty(), ""));
    String refusal = none.refusal().orElseThrow();
    assertTrue(
        refusal.contains("NOT contained: This system (Mac OS X aarch64) offers nothing"), refusal);
    assertThrows(IllegalStateException.class, () -> none.command(START));
    Containment open = Containment.decide(Mode.REQUIRE, linux(7, false, Optional.empty()));
    assertTrue(open.refusal().orElseThrow().contains("no seccomp filters"));
  }

  @Test
  void shouldStartAsItIsWhereNothingIsThereOrWanted() {
    Offer nothing = new Offer("Windows 11 amd64", 0, false, Optional.empty(), Optional.empty(), "");
    Containment plain = Containment.decide(Mode.TRY, nothing);
    assertEquals(START.command(), plain.command(START));
    assertEquals("off", plain.environment(START).get(Containment.WISH));
    Containment off = Containment.decide(Mode.OFF, linux(7, true, Optional.empty()));
    assertEquals("NOT contained (rlimits): contain is off.", off.holds().sentence());
    assertEquals("/usr/bin/prlimit", off.command(START).get(0));
    assertEquals("off", off.environment(START).get(Containment.WISH));
  }

  @Test
  void shouldSayWhatTheSettingMayBe() {
    assertEquals(Mode.REQUIRE, Mode.parse("require"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Mode.parse("yes"));
    assertEquals(
        "contain is \"yes\"; needed: require, try or off. Correct it and start again.",
        refused.getMessage());
  }

  @Test
  void shouldReadItsOwnArguments() {
    Policy policy = Policy.of(START);
    List<String> whole =
        java.util.stream.Stream.concat(
                policy.arguments().stream(), List.of("java", "--", "write=/").stream())
            .toList();
    assertEquals(policy, Policy.parse(whole));
    assertEquals(List.of("java", "--", "write=/"), Policy.command(whole));
  }

  private static Offer linux(int landlock, boolean seccomp, Optional<Path> bubblewrap) {
    return new Offer("Linux amd64", landlock, seccomp, bubblewrap, PRLIMIT, "");
  }
}
