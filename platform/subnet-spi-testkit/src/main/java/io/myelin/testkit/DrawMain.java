package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Subnet;
import io.myelin.worker.role.Digests;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.ValidatorRole;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Prints a digest of the questions of some rounds, so that two JVMs can be compared. */
final class DrawMain {
  private static final int ROUNDS = 3;
  private static final long LIMIT_SECONDS = 300;

  private DrawMain() {}

  /** The class of the subnet, then settings as name=value. */
  public static void main(String[] arguments) throws Exception {
    Subnet subnet = instantiate(arguments[0]);
    Map<String, String> settings = new java.util.LinkedHashMap<>();
    for (String setting : List.of(arguments).subList(1, arguments.length)) {
      settings.put(setting.replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", ""));
    }
    System.out.println(digest(subnet, settings, Map.of()));
  }

  private static Subnet instantiate(String type) throws ReflectiveOperationException {
    Constructor<? extends Subnet> constructor =
        Class.forName(type).asSubclass(Subnet.class).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  static String digest(Subnet subnet, Map<String, String> settings, Map<String, Path> models)
      throws Exception {
    StringBuilder drawn = new StringBuilder();
    try (Stage stage = new Stage(subnet, models)) {
      ValidatorRole validator = stage.validator(settings);
      ObjectNode memory = JsonNodeFactory.instance.objectNode();
      for (int round = 0; round < ROUNDS; round++) {
        Plan plan = validator.plan(Market.seed(round), round, memory);
        memory = plan.memory();
        plan.questions().forEach(each -> drawn.append(each.question()).append(each.truth()));
        drawn.append(memory);
      }
    }
    return Digests.sha256(drawn.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The same in a JVM of its own. */
  static String elsewhere(Subnet subnet, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(
        List.of("-Dfile.encoding=ISO-8859-1", "-Duser.language=tr", "-Duser.country=TR"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), DrawMain.class.getName()));
    command.add(subnet.getClass().getName());
    settings.forEach((name, value) -> command.add(name + "=" + value));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the second JVM did not end within " + LIMIT_SECONDS + " s");
    }
    List<String> lines = said.lines().toList();
    if (process.exitValue() != 0 || lines.isEmpty()) {
      throw new AssertionError("the second JVM ended with exit code " + process.exitValue());
    }
    return lines.get(lines.size() - 1);
  }
}
