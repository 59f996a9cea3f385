package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.bench.InferenceBench;
import io.myelin.cli.bench.InferenceReport;
import io.myelin.cli.bench.LapFigures;
import io.myelin.cli.supervisor.Installation;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the way through an axon costs. */
@Command(
    name = "inference",
    description = {
      "Ask miners of a running dev market through their axons, in turns with the same work without"
          + " them: a bare loop of the same library and model, and the bare HTTP server.",
      "An echo is an answer of one byte by the miner without a model. An attachment of 10 MB is"
          + " brought to the node and fetched from the axon of that miner.",
      "--json: {completions, oneInFlight, sixteenInFlight, signMicros, verifyMicros, bounds,"
          + " attachment}"
    },
    mixinStandardHelpOptions = true)
final class BenchInferenceCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Option(
      names = "--texts",
      defaultValue = "100",
      description = "Long texts on each side (default: ${DEFAULT-VALUE}).")
  private int texts;

  @Option(
      names = "--as",
      paramLabel = "URI",
      defaultValue = "//Bob//validator-1",
      description = "Development key of the neuron that asks (default: ${DEFAULT-VALUE}).")
  private String asker = "";

  @Option(
      names = "--miner",
      paramLabel = "URI",
      defaultValue = "//Eve//strong-1",
      description = "Of a miner with the model tiny-shakespeare (default: ${DEFAULT-VALUE}).")
  private String miner = "";

  @Option(
      names = "--echo",
      paramLabel = "URI",
      defaultValue = "//Ferdie//noise",
      description = "Of a miner without a model (default: ${DEFAULT-VALUE}).")
  private String echo = "";

  @Override
  public Integer call() throws Exception {
    if (texts < 1 || texts > 10_000) {
      throw new IllegalArgumentException("--texts was " + texts + "; needed: 1 to 10000");
    }
    InferenceBench bench =
        new InferenceBench(
            new InferenceBench.Plan(
                node.address(),
                Installation.current().dist().resolve("plugins").resolve("text.jar"),
                key(asker),
                key(miner),
                key(echo),
                texts),
            line -> System.err.println(line + " ..."));
    InferenceReport report = bench.run();
    if (node.json()) {
      ObjectMapper json = new ObjectMapper();
      ObjectNode out = json.valueToTree(report);
      out.set("bounds", json.valueToTree(report.bounds()));
      System.out.println(out);
    } else {
      print(report);
    }
    return 0;
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private static void print(InferenceReport report) {
    InferenceReport.Completions completions = report.completions();
    say("%-34s %12s %12s %12s%n", "", "bare loop", "axon", "in parts");
    say(
        "%-34s %12.0f %12.0f %12.0f%n",
        "tokens a second (" + completions.tokens() / completions.texts() + " a text)",
        completions.bareTokensPerSecond(),
        completions.axonTokensPerSecond(),
        completions.streamTokensPerSecond());
    say(
        "%-34s %12.2f %12s %12.2f%n",
        "first token (ms)", completions.firstBareMillis(), "", completions.firstAxonMillis());
    say("%n%-34s %12s %12s%n", "", "bare HTTP", "signed echo");
    rows("one in flight", report.oneInFlight());
    rows("sixteen in flight", report.sixteenInFlight());
    say(
        "%none signature %.0f us, one check of it %.0f us%n",
        report.signMicros(), report.verifyMicros());
    say(
        "an attachment of %d bytes: fetched from the axon %.0f MB/s, brought to the node %.0f"
            + " MB/s%n%n",
        report.attachment().bytes(), report.attachment().fetched(), report.attachment().brought());
    say("%-46s %14s %10s%n", "bound", "needed", "seen");
    for (InferenceReport.Bound bound : report.bounds()) {
      say(
          "%-46s %14s %10.2f  %s%n",
          bound.name(), bound.needed(), bound.seen(), bound.kept() ? "kept" : "MISSED");
    }
  }

  private static void rows(String name, InferenceReport.Pair pair) {
    LapFigures http = pair.http();
    LapFigures echo = pair.echo();
    say("%-34s %12.0f %12.0f%n", name + ", a second", http.perSecond(), echo.perSecond());
    say("%-34s %12.2f %12.2f%n", name + ", p50 (ms)", http.millisP50(), echo.millisP50());
    say("%-34s %12.2f %12.2f%n", name + ", p99 (ms)", http.millisP99(), echo.millisP99());
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
