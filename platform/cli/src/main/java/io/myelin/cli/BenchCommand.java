package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.conformance.EpochBench;
import io.myelin.conformance.SignatureBench;
import io.myelin.consensus.bench.SyntheticNetwork;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measurements on this machine. */
@Command(
    name = "bench",
    description = "Measure parts of this build.",
    subcommands = {
      BenchTransfersCommand.class,
      BenchInferenceCommand.class,
      BenchStateCommand.class,
      BenchIndexCommand.class,
      BenchChainCommand.class,
      BenchViewersCommand.class,
      BenchConsoleCommand.class
    },
    mixinStandardHelpOptions = true)
final class BenchCommand {
  private static final long SEED = 20_260_101;
  private static final int WARM_UP = 3000;
  private static final int MEASURED = 1500;

  @Command(
      name = "epoch",
      description = {
        "Time one epoch of Yuma 3 with full bonds over a made-up network.",
        "--json: {minMicros, medianMicros}; with --storage also {paidMinMicros, paidMedianMicros},",
        "for which every neuron is paid besides"
      },
      mixinStandardHelpOptions = true)
  int epoch(
      @Option(
              names = "--uids",
              defaultValue = "256",
              description = "Neurons, up to 4096 (default: ${DEFAULT-VALUE}).")
          int uids,
      @Option(
              names = "--validators",
              defaultValue = "64",
              description = "Neurons that set weights (default: ${DEFAULT-VALUE}).")
          int validators,
      @Option(
              names = "--density",
              defaultValue = "0.75",
              description =
                  "Share of the weights that are set, 0 to 1 (default: ${DEFAULT-VALUE}).")
          double density,
      @Option(names = "--liquid", description = "With liquid alpha.") boolean liquid,
      @Option(
              names = "--storage",
              description = "As a block runs it: read from storage, run and stored.")
          boolean storage,
      @Option(names = "--json", description = "Print one JSON document and nothing else.")
          boolean json) {
    if (validators < 1 || validators > uids || uids > 4096 || !(density > 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "network refused: "
              + uids
              + " uids, "
              + validators
              + " validators, density "
              + density
              + "; needed: 1 <= validators <= uids <= 4096, density in (0, 1]");
    }
    SyntheticNetwork network =
        SyntheticNetwork.generate(SEED, uids, validators, (int) Math.round(density * 1000), liquid);
    EpochBench bench = storage ? EpochBench.stored(network) : EpochBench.mathematics(network);
    bench.measure(WARM_UP);
    EpochBench.Result result = bench.measure(MEASURED);
    Optional<EpochBench.Result> paid =
        storage ? Optional.of(EpochBench.paid(network).measure(MEASURED)) : Optional.empty();
    if (json) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("minMicros", result.minMicros()).put("medianMicros", result.medianMicros());
      paid.ifPresent(
          with ->
              out.put("paidMinMicros", with.minMicros())
                  .put("paidMedianMicros", with.medianMicros()));
      System.out.println(out);
    } else {
      System.out.printf(
          Locale.ROOT,
          "epoch of %d uids, %d validators, density %.2f%s%s: min %.0f us, median %.0f us%n",
          uids,
          validators,
          density,
          liquid ? ", liquid alpha" : "",
          storage ? ", with storage" : "",
          result.minMicros(),
          result.medianMicros());
      paid.ifPresent(
          with ->
              System.out.printf(
                  Locale.ROOT,
                  "the same with every neuron paid: min %.0f us, median %.0f us%n",
                  with.minMicros(),
                  with.medianMicros()));
    }
    return 0;
  }

  @Command(
      name = "signatures",
      description = {
        "Time signing and checking signatures, CPU time of one thread, the least of all rounds.",
        "--json: {ed25519: {checkMicros, newKeyMicros, signMicros}, sr25519: {...}, ecdsa: {...}}"
      },
      mixinStandardHelpOptions = true)
  int signatures(
      @Option(
              names = "--rounds",
              defaultValue = "300",
              description =
                  "Rounds of 64 keys to warm up, and to measure (default: ${DEFAULT-VALUE}).")
          int rounds,
      @Option(names = "--json", description = "Print one JSON document and nothing else.")
          boolean json) {
    List<SignatureBench.Result> results = new SignatureBench(rounds).measure();
    ObjectNode out = new ObjectMapper().createObjectNode();
    for (SignatureBench.Result result : results) {
      String scheme = result.scheme().name().toLowerCase(Locale.ROOT);
      out.putObject(scheme)
          .put("checkMicros", result.checkMicros())
          .put("newKeyMicros", result.newKeyMicros())
          .put("signMicros", result.signMicros());
      if (!json) {
        System.out.printf(
            Locale.ROOT,
            "%-8s check %.1f us (%.1f by a new key), sign %.1f us%n",
            scheme,
            result.checkMicros(),
            result.newKeyMicros(),
            result.signMicros());
      }
    }
    if (json) {
      System.out.println(out);
    }
    return 0;
  }
}
