package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmTest {
  private static final List<String> PROGRAM = List.of("-jar", "a.jar");

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void shouldGiveThePlatformTheCollectorThatItsOperatorChose(String variable) {
    ProcessBuilder platform = platform(Map.of(variable, "-Da=b -XX:+UseG1GC"));

    assertFalse(platform.command().contains("-XX:+UseSerialGC"), "two collectors are refused");
    assertTrue(platform.command().contains("-Xmx1g"), platform.command().toString());
    assertEquals("-Da=b -XX:+UseG1GC", platform.environment().get(variable));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx4g",
        "-Xms2g",
        "-XX:MaxRAMPercentage=75",
        "-XX:InitialRAMPercentage=50",
        "-XX:MaxHeapSize=4g"
      })
  void shouldGiveThePlatformTheHeapThatItsOperatorChose(String heap) {
    ProcessBuilder platform = platform(Map.of("JAVA_TOOL_OPTIONS", heap));

    assertFalse(platform.command().contains("-Xmx1g"), platform.command().toString());
    assertTrue(platform.command().contains("-XX:+UseSerialGC"), platform.command().toString());
  }

  @Test
  void shouldStartSmallOnesWithoutWhatIsMeantForThePlatformAndHandItOn() {
    Map<String, String> wishes = Map.of("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=address=5005");
    ProcessBuilder supervisor = Jvm.of(wishes).small(List.of("-Xmx32m"), PROGRAM);

    assertNull(supervisor.environment().get("JAVA_TOOL_OPTIONS"));
    assertTrue(supervisor.command().containsAll(List.of("-XX:+UseSerialGC", "-Xmx32m")));
    assertEquals(new Jvm(wishes), Jvm.of(supervisor.environment()));
    ProcessBuilder platform = platform(supervisor.environment());
    assertEquals("-agentlib:jdwp=address=5005", platform.environment().get("JAVA_TOOL_OPTIONS"));
  }

  @Test
  void shouldSpeakTheSameLanguageWhateverTheOperatorSpeaks() {
    Jvm turkish = Jvm.of(Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr"));

    for (ProcessBuilder each :
        List.of(turkish.small(List.of(), PROGRAM), turkish.platform(List.of(), PROGRAM))) {
      List<String> command = each.command();
      assertTrue(command.contains("-Duser.language=en"), command.toString());
      assertTrue(command.indexOf("-Duser.language=en") < command.indexOf("-jar"));
      assertEquals("a.jar", command.get(command.size() - 1));
    }
  }

  private static ProcessBuilder platform(Map<String, String> environment) {
    return Jvm.of(environment).platform(List.of(), PROGRAM);
  }
}
