package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.contract.SubnetDescription;
import io.myelin.host.plugin.Trial;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.PluginClient.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunTest {
  @TempDir private Path folder = Path.of("");
  private final Map<Role, Worker.Spec> sides = new EnumMap<>(Role.class);
  private SubnetDescription jar = SubnetDescription.of("test", "1.0.0", new TestSubnet());

  @BeforeEach
  void bothSides() throws Exception {
    RunFolder run = RunFolder.prepare(folder.resolve("run"));
    Path workerJar = run.copy(TestWorkers.workerJar(folder.resolve("worker.jar")));
    Path plugin = run.copy(TestWorkers.pluginJar(folder.resolve("plugin.jar")));
    for (Role role : Role.values()) {
      sides.put(role, TestWorkers.spec(run, workerJar, plugin, folder, role, MemoryLimits.DEFAULT));
    }
  }

  @ParameterizedTest
  @CsvSource({"exam, fine", "exam, parts"})
  void shouldPassAJarThatPlaysARound(String setting, String value) throws Exception {
    set(setting, value);
    assertInstanceOf(Trial.Passed.class, play());
    try (Stream<Path> left = Files.list(folder.resolve("run/workers"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exam, draw, questions are drawn, nothing to ask",
    "exam, throw, question 0 of Q is answered, no answer to that",
    "exam, halt, question 0 of Q is answered, exit code 7",
    "exam, judge, answers are judged, no judgement",
    "load, class, its miner opens, org/example/Gone",
    "load, halt, its miner opens, exit code 7"
  })
  void shouldRefuseAJarThatDoesNotAndSayWhere(String setting, String value, String step, String why)
      throws Exception {
    set(setting, value);
    Trial.Refused refused = assertInstanceOf(Trial.Refused.class, play());
    assertTrue(refused.why().startsWith("in its dry run, while " + step + ": "), refused.why());
    assertTrue(refused.why().contains(why), refused.why());
  }

  /** It waits as long as the task says that an answer may take. */
  @Test
  void shouldRefuseAJarThatNeverAnswers() throws Exception {
    set("exam", "hang");
    jar =
        SubnetDescription.parse(
            jar.json().replace("\"limitMillis\" : 12000", "\"limitMillis\" : 2000"));
    Trial.Refused refused = assertInstanceOf(Trial.Refused.class, play());
    assertTrue(refused.why().contains("answer was not answered within 2000 ms"), refused.why());
  }

  @Test
  void shouldNotBlameAJarForAFullDisk() throws Exception {
    set("load", "disk");
    assertInstanceOf(Trial.Unknown.class, play());
  }

  @Test
  void shouldOpenTheOnlySideThereIs() throws Exception {
    sides.remove(Role.VALIDATOR);
    assertInstanceOf(Trial.Passed.class, play());
    set("load", "class");
    assertInstanceOf(Trial.Refused.class, play());
  }

  private Trial.Outcome play() throws InterruptedException {
    return new DryRun(jar, sides, HostRequests.NONE).play();
  }

  private void set(String name, String value) {
    sides.replaceAll((role, spec) -> TestWorkers.with(spec, Map.of(name, value)));
  }
}
