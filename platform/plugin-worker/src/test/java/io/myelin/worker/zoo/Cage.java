package io.myelin.worker.zoo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Containment;
import io.myelin.containment.Limits;
import io.myelin.containment.Mode;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Real worker processes for hostile jars, and for their honest neighbour. */
final class Cage {
  static final Duration LIMIT = Duration.ofMinutes(5);
  static final int MEMORY_MEGABYTES = 256;

  /** The whole zoo runs without containment too: {@code -Dzoo.contain=off}. */
  static final Mode MODE = Mode.parse(System.getProperty("zoo.contain", Mode.TRY.toString()));

  /** What this system offers; asked once. */
  static final Containment CONTAINMENT = Containment.here(MODE, classPath());

  private static final Caller NOBODY = new Caller("5F", false, false, 0);

  private Cage() {}

  /** A worker that may read one jar. */
  static WorkerProcess open(Path folder, Path jar) throws IOException {
    return open(folder, jar, CONTAINMENT);
  }

  static WorkerProcess open(Path folder, Path jar, Containment containment) throws IOException {
    Limits usual = Limits.standard(MEMORY_MEGABYTES);
    Limits tight =
        new Limits(usual.openFiles(), 8 << 20, usual.dataBytes(), usual.threads(), 32 << 20, 1000);
    return WorkerProcess.start(
        new WorkerProcess.Spec(
            "beast",
            folder.resolve("workers"),
            classPath(),
            folder.resolve("beast.log"),
            64,
            LIMIT,
            new Confinement(containment, List.of(jar), false, tight)));
  }

  static PluginClient.Opened load(WorkerProcess worker, Path jar, Duration limit) {
    return worker
        .client()
        .load(
            new PluginClient.Opening(jar, PluginClient.Role.MINER, "test", Map.of(), Map.of()),
            limit);
  }

  static String act(WorkerProcess worker, String act, String on, Duration limit) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("act", act).put("on", on);
    return worker.client().answer("Act", question, NOBODY, limit).path("said").asText();
  }

  static String echo(WorkerProcess worker) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("say", "well");
    return worker.client().answer("Echo", question, NOBODY, LIMIT).path("said").asText();
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(
            entry ->
                entry.matches(
                    ".*(plugin-worker|containment|jffi|subnet-spi|subnet-contract|pf4j|semver"
                        + "|slf4j|jackson).*"))
        .map(Path::of)
        .toList();
  }
}
