package io.myelin.cli.neurons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The neurons of a running node. */
@Command(
    name = "neuron",
    description = "Add, list, restart and stop neurons of a running node, and read what they say.",
    mixinStandardHelpOptions = true)
public final class NeuronCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Command(
      name = "list",
      description = {
        "List the neurons of the node.",
        "--json: [{neuron, role, netuid, plugin, state, enrolled, reason, ...}]"
      },
      mixinStandardHelpOptions = true)
  int list(@Mixin NodeOptions node) {
    RunningNeurons neurons = new RunningNeurons(node);
    if (node.json()) {
      System.out.println(neurons.json());
      return 0;
    }
    List<RunningNeurons.Row> rows = neurons.rows();
    if (rows.isEmpty()) {
      System.out.println("no neuron yet; add one: ./myelin neuron add --help");
    }
    for (RunningNeurons.Row row : rows) {
      System.out.println(line(row));
    }
    return 0;
  }

  static String line(RunningNeurons.Row row) {
    return String.format(
            Locale.ROOT,
            "%-24s  %-9s  subnet %-3d  %-20s  %s",
            Printable.line(row.name()),
            row.role(),
            row.netuid(),
            Printable.line(row.plugin()),
            row.state().toLowerCase(Locale.ROOT) + (row.enrolled() ? "" : ", not enrolled"))
        + (row.reason().isEmpty() ? "" : "  " + Printable.line(row.reason()));
  }

  @Command(
      name = "add",
      description = {
        "Add a neuron and start it; the node goes on.",
        "Its keys: --wallet and --hotkey, or development keys by --coldkey-uri and --hotkey-uri.",
        "--json: {added}"
      },
      mixinStandardHelpOptions = true)
  int add(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "NAME", description = "Its name on this node.") String name,
      @Option(names = "--netuid", required = true, description = "Its subnet.") int netuid,
      @Option(
              names = "--plugin",
              description = "What it runs; not needed where the node is on the subnet already.")
          Optional<String> plugin,
      @Option(names = "--role", required = true, description = "miner or validator.") String role,
      @Option(names = "--wallet", description = "Wallet whose coldkey pays.")
          Optional<String> wallet,
      @Option(names = "--hotkey", description = "Hotkey of the wallet (default: default).")
          Optional<String> hotkey,
      @Option(names = "--coldkey-uri", description = "Such as //Eve.") Optional<String> coldkeyUri,
      @Option(names = "--hotkey-uri", description = "Such as //Eve//one.")
          Optional<String> hotkeyUri,
      @Option(
              names = "--stake",
              defaultValue = "0",
              description = "TAO to stake when it registers (default: 0).")
          long stakeTao,
      @Option(
              names = "--set",
              paramLabel = "NAME=VALUE",
              description = "A setting of the plugin; may be given several times.")
          Map<String, String> settings) {
    ObjectNode row = JSON.createObjectNode().put("name", name).put("role", role);
    wallet.ifPresent(own -> row.put("wallet", own).put("hotkey", hotkey.orElse("default")));
    coldkeyUri.ifPresent(uri -> row.put("coldkeyUri", uri));
    hotkeyUri.ifPresent(uri -> row.put("hotkeyUri", uri));
    row.put("stakeTao", stakeTao);
    row.set("settings", JSON.valueToTree(settings == null ? Map.of() : settings));
    ObjectNode wanted = JSON.createObjectNode().put("netuid", netuid);
    plugin.ifPresent(id -> wanted.put("plugin", id));
    wanted.putArray("neurons").add(row);
    new RunningNeurons(node).add(wanted);
    System.out.println(
        node.json()
            ? JSON.createObjectNode().put("added", name).toString()
            : name + " is added; see how it is: ./myelin neuron list" + node.suffix());
    return 0;
  }

  @Command(
      name = "stop",
      description = {
        "Stop a neuron and take it out of the node's table; the chain keeps its place.",
        "--json: {stopped}"
      },
      mixinStandardHelpOptions = true)
  int stop(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "NAME", description = "The neuron.") String name) {
    new RunningNeurons(node).stop(name);
    System.out.println(
        node.json()
            ? JSON.createObjectNode().put("stopped", name).toString()
            : name + " is stopped");
    return 0;
  }

  @Command(
      name = "restart",
      description = {
        "Load a neuron's plugin anew in a fresh worker, which takes over when it is ready.",
        "--json: {id, state, steps, ...}, the job that does it"
      },
      mixinStandardHelpOptions = true)
  int restart(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "NAME", description = "The neuron.") String name) {
    JsonNode job = new RunningNeurons(node).restart(name);
    System.out.println(
        node.json()
            ? job.toString()
            : job.path("state").asText().equals("done")
                ? name + " is restarted"
                : name + " restarts; see how it is: ./myelin neuron list" + node.suffix());
    return 0;
  }

  @Command(
      name = "logs",
      description = {"Print the end of what a neuron's plugin said.", "--json: {neuron, log}"},
      mixinStandardHelpOptions = true)
  int logs(
      @Mixin NodeOptions node,
      @Option(names = "--lines", defaultValue = "50", description = "At most so many lines.")
          int most,
      @Parameters(paramLabel = "NAME", description = "The neuron.") String name) {
    List<String> lines = new RunningNeurons(node).log(name).lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - Math.max(0, most)), lines.size());
    if (node.json()) {
      System.out.println(
          JSON.createObjectNode().put("neuron", name).put("log", String.join("\n", last)));
    } else {
      last.forEach(line -> System.out.println(Printable.line(line)));
    }
    return 0;
  }
}
