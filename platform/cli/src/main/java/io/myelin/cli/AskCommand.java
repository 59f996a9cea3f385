package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.Asker;
import io.myelin.primitives.NetUid;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the neuron with the highest incentive. */
@Command(
    name = "ask",
    description = {
      "Ask the best neuron of a subnet to continue a text.",
      "--json: {uid, hotkey, text, millis}"
    },
    mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Parameters(index = "0", paramLabel = "NETUID", description = "Number of the subnet.")
  private int netuid;

  @Parameters(index = "1", paramLabel = "PROMPT", description = "The text to continue.")
  private String prompt = "";

  @Option(names = "--max-bytes", defaultValue = "64", description = "Longest answer.")
  private int maxBytes;

  @Option(names = "--seed", defaultValue = "0", description = "Seed of the sampling.")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Asker.Answer answer =
        Asker.withOwnKey(new Node(node).chain(), node.data().root())
            .complete(new NetUid(netuid), prompt, maxBytes, seed, Duration.ofSeconds(20));
    if (node.json()) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("uid", answer.uid()).put("hotkey", answer.hotkey());
      out.put("text", answer.text()).put("millis", answer.took().toMillis());
      System.out.println(out);
    } else {
      System.out.println(shown(prompt, answer));
    }
    return 0;
  }

  static String shown(String prompt, Asker.Answer answer) {
    return prompt
        + Printable.text(answer.text())
        + System.lineSeparator()
        + "-- uid "
        + answer.uid()
        + " ("
        + answer.hotkey()
        + ") in "
        + answer.took().toMillis()
        + " ms";
  }
}
