package io.myelin.cli.subnets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.WalletOptions;
import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A subnet of one's own. */
@Command(name = "subnet", description = "Make a subnet.", mixinStandardHelpOptions = true)
public final class SubnetCommand {
  @Command(
      name = "create",
      description = {
        "Register a subnet, start it with one validator and some miners on this node, and wait"
            + " until the first miner is paid, or none can be.",
        "--json: {netuid, name, paid, warnings:[...]}"
      },
      mixinStandardHelpOptions = true)
  int create(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
      @Option(names = "--plugin", required = true, description = "What its neurons run.")
          String plugin,
      @Option(
              names = "--from",
              defaultValue = "//Alice",
              paramLabel = "WALLET",
              description =
                  "Wallet that pays and owns it, or a development key (default: ${DEFAULT-VALUE}).")
          String from,
      @Option(names = "--miners", defaultValue = "2", description = "How many (default: 2).")
          int miners,
      @Option(
              names = "--tempo",
              defaultValue = "20",
              description = "Blocks between two epochs, where the key may set it (default: 20).")
          int tempo,
      @Option(names = "--stake", description = "TAO of its validator (default: what it needs).")
          Optional<Long> stakeTao,
      @Option(
              names = "--set",
              paramLabel = "NAME=VALUE",
              description = "A setting of the miners; may be given several times.")
          Map<String, String> minerSettings,
      @Option(
              names = "--validator-set",
              paramLabel = "NAME=VALUE",
              description = "A setting of the validator; may be given several times.")
          Map<String, String> validatorSettings,
      @Option(
              names = "--wait",
              defaultValue = "180",
              paramLabel = "SECONDS",
              description = "How long to wait for the first pay (default: 180).")
          int waitSeconds)
      throws IOException, InterruptedException, io.myelin.plugins.Refusal {
    if (!name.matches("[a-z][a-z0-9-]{0,31}") || miners < 1 || miners > 16) {
      throw new Refusal(
          "The subnet was refused: its name is "
              + name
              + ", with "
              + miners
              + " miners; needed: 1 to 32 small letters, digits or dashes, and 1 to 16 miners.");
    }
    WantedPlugin wanted = WantedPlugin.of(node, plugin);
    wanted.requireSettings("--set", given(minerSettings));
    wanted.requireSettings("--validator-set", given(validatorSettings));
    SubnetPlan plan =
        new SubnetPlan(
            name,
            plugin,
            from,
            miners,
            tempo,
            stakeTao,
            given(minerSettings),
            given(validatorSettings),
            wanted.secrets(names(minerSettings, validatorSettings)));
    Consumer<String> say = node.json() ? System.err::println : System.out::println;
    SubnetCreation.Result made =
        new SubnetCreation(plan, node, wallets.store(node), wallets.signer(node, from), say)
            .create(Duration.ofSeconds(waitSeconds));
    if (node.json()) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("netuid", made.netuid().value()).put("name", name).put("paid", made.paid());
      made.warnings().forEach(out.putArray("warnings")::add);
      System.out.println(out);
    } else if (!made.paid().isEmpty()) {
      System.out.println(
          made.paid() + " is paid: ./myelin metagraph " + made.netuid().value() + node.suffix());
    }
    return made.paid().isEmpty() && waitSeconds > 0 ? 1 : 0;
  }

  private static Map<String, String> given(Map<String, String> settings) {
    return settings == null ? Map.of() : settings;
  }

  private static Set<String> names(Map<String, String> miner, Map<String, String> validator) {
    return Stream.of(given(miner), given(validator))
        .flatMap(settings -> settings.keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
