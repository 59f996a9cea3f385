package io.myelin.cli.bench.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.ClientException;
import io.myelin.conformance.SignatureBench;
import io.myelin.primitives.crypto.Scheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The parts of {@code bench chain} that are measured or need a heap, each in a JVM of its own; what
 * they say is JSON.
 */
final class ChainBenchProcess {
  private static final int SIGNATURE_ROUNDS = 200;

  private ChainBenchProcess() {}

  /** Arguments: a part, folder, senders, neurons, and for {@code load} node, pid and seconds. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.out.println(new ObjectMapper().writeValueAsString(run(arguments)));
    } catch (ClientException broken) {
      System.err.println("the load ended early: " + broken.getMessage());
      System.exit(1);
    }
    System.exit(0); // threads of the WebSocket client are no reason to stay
  }

  private static Object run(String[] arguments) throws IOException, InterruptedException {
    BenchChain chain =
        new BenchChain(
            Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    return switch (arguments[0]) {
      case "make" -> {
        chain.create();
        yield "";
      }
      case "signatures" -> {
        SignatureBench bench = new SignatureBench(SIGNATURE_ROUNDS);
        yield List.of(bench.measure(Scheme.ED25519), bench.measure(Scheme.SR25519));
      }
      case "load" ->
          new ChainLoad(
                  URI.create(arguments[4]),
                  ProcessHandle.of(Long.parseLong(arguments[5])).orElseThrow(),
                  chain,
                  Duration.ofSeconds(Long.parseLong(arguments[6])))
              .run();
      case "replay" -> new ChainReplay(chain).run();
      default -> throw new IllegalArgumentException("there is no part " + arguments[0]);
    };
  }
}
