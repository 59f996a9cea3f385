package io.myelin.cli.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.access.FolderDeed;
import io.myelin.cli.sdk.NewCommand;
import io.myelin.cli.supervisor.Installation;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.change.Outcome;
import io.myelin.plugins.change.PluginChanges;
import io.myelin.plugins.drop.RefusedJar;
import io.myelin.plugins.drop.RefusedJars;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.jar.Verdict;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginJson;
import io.myelin.plugins.store.PluginStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The life of a plugin in a data folder. */
@Command(
    name = "plugin",
    description = "Verify, install, replace and remove subnet plugins, and begin a new one.",
    mixinStandardHelpOptions = true,
    subcommands = {AllowCommand.class, NewCommand.class})
public final class PluginCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String YES = "Approve what the jar asks for.";

  @Command(
      name = "list",
      description = {"List the plugins of the data folder.", "--json: [{id, version, state, ...}]"},
      mixinStandardHelpOptions = true)
  int list(@Mixin NodeOptions node) throws IOException {
    PluginStore.Listing listing = store(node).list();
    List<RefusedJar> refused = RefusedJars.of(node.data().root()).list();
    if (node.json()) {
      System.out.println(PluginJson.of(listing, RefusedJars.sentences(refused)));
      return 0;
    }
    if (listing.plugins().isEmpty() && listing.damaged().isEmpty()) {
      System.out.println("no plugin yet; install one: ./myelin plugin install JAR" + node.suffix());
    }
    for (Plugin plugin : listing.plugins()) {
      System.out.println(PluginView.line(plugin));
      plugin
          .waiting()
          .ifPresent(
              each ->
                  System.out.println("  " + each.version() + " waits: " + approve(node, plugin)));
    }
    listing.damaged().forEach((id, why) -> System.out.println(id + "  damaged: " + why.sentence()));
    refused.forEach(each -> System.out.println(PluginView.line(each)));
    return 0;
  }

  @Command(
      name = "verify",
      description = {
        "Look at a jar without running it, and say whether it would be taken.",
        "--json: {accepted, id, version, ...} or {accepted, what, seen, needed, next}"
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Mixin NodeOptions node,
      @Mixin JarOptions jars,
      @Parameters(paramLabel = "JAR", description = "The plugin's jar.") Path jar)
      throws IOException, InterruptedException, Refusal {
    Verdict verdict = jars.verifier(node).verify(jar);
    if (verdict instanceof Verdict.Refused refused) {
      if (!node.json()) {
        throw refused.refusal();
      }
      System.out.println(PluginView.json(refused.refusal()));
      return 1;
    }
    PluginJar accepted = ((Verdict.Accepted) verdict).jar();
    if (node.json()) {
      System.out.println(PluginView.json(accepted));
    } else {
      PluginView.lines(accepted).forEach(System.out::println);
    }
    return 0;
  }

  @Command(
      name = "install",
      description = {
        "Verify a jar and keep it; it is live when what it asks for is approved.",
        "--json: {id, version, state, ...}"
      },
      mixinStandardHelpOptions = true)
  int install(
      @Mixin NodeOptions node,
      @Mixin JarOptions jars,
      @Option(names = "--yes", description = YES) boolean yes,
      @Parameters(paramLabel = "JAR", description = "The plugin's jar.") Path jar)
      throws IOException, InterruptedException, Refusal {
    FolderDeed deed = FolderDeed.begin(node, "plugin.install", jar.toString());
    Plugin installed = store(node).install(jar, jars.verifier(node));
    return came(deed, node, installed, yes && installed.live().isEmpty());
  }

  @Command(
      name = "upgrade",
      description = {
        "Replace a plugin by a newer version; the one before is kept for a rollback.",
        "--json: {id, version, state, ...}"
      },
      mixinStandardHelpOptions = true)
  int upgrade(
      @Mixin NodeOptions node,
      @Mixin JarOptions jars,
      @Option(names = "--yes", description = YES) boolean yes,
      @Parameters(index = "0", paramLabel = "ID", description = "The plugin.") String id,
      @Parameters(index = "1", paramLabel = "JAR", description = "Its newer jar.") Path jar)
      throws IOException, InterruptedException, Refusal {
    FolderDeed deed = FolderDeed.begin(node, "plugin.upgrade", id + " by " + jar);
    return came(deed, node, store(node).upgrade(id, jar, jars.verifier(node)), yes);
  }

  @Command(
      name = "approve",
      description = {
        "Grant what a waiting jar asks for, or switch a disabled plugin on again.",
        "--json: {id, version, state, ...}"
      },
      mixinStandardHelpOptions = true)
  int approve(
      @Mixin NodeOptions node,
      @Option(names = "--yes", description = YES) boolean yes,
      @Parameters(paramLabel = "ID", description = "The plugin.") String id)
      throws IOException, InterruptedException, Refusal {
    Plugin plugin = existing(node, id);
    if (!yes) {
      PluginView.asked(plugin.asking()).forEach(System.out::println);
      throw new Refusal(
          "The approval of " + id + " " + plugin.asking().version(),
          "nobody said yes to what it asks for",
          "a yes",
          "Say it: " + approve(node, plugin));
    }
    return came(FolderDeed.begin(node, "plugin.approve", id), node, plugin, true);
  }

  @Command(
      name = "rollback",
      description = {
        "Make the version before live again; the newer one is deleted.",
        "--json: {id, version, state, ...}"
      },
      mixinStandardHelpOptions = true)
  int rollback(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "ID", description = "The plugin.") String id)
      throws IOException, InterruptedException, Refusal {
    FolderDeed deed = FolderDeed.begin(node, "plugin.rollback", id);
    return say(deed, node, changes(node).rollback(id));
  }

  @Command(
      name = "disable",
      description = {
        "Keep a plugin without letting any neuron run it, until it is approved again.",
        "--json: {id, version, state, ...}"
      },
      mixinStandardHelpOptions = true)
  int disable(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "ID", description = "The plugin.") String id)
      throws IOException, InterruptedException, Refusal {
    FolderDeed deed = FolderDeed.begin(node, "plugin.disable", id);
    return say(deed, node, changes(node).disable(id));
  }

  @Command(
      name = "remove",
      description = {
        "Delete a plugin and its jars; names the neurons that use it.",
        "--json: {id, removed, neurons}"
      },
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin NodeOptions node,
      @Option(names = "--yes", description = "Remove it, whoever uses it.") boolean yes,
      @Parameters(paramLabel = "ID", description = "The plugin.") String id)
      throws IOException, InterruptedException, Refusal {
    Plugin plugin = existing(node, id);
    PluginChanges changes = changes(node);
    List<String> users = changes.users(id);
    if (!yes) {
      throw changes.unconfirmed(
          id, "Say it: ./myelin plugin remove " + id + " --yes" + node.suffix());
    }
    FolderDeed deed = FolderDeed.begin(node, "plugin.remove", id);
    Outcome outcome = changes.remove(id);
    deed.done(outcome.sentence());
    if (node.json()) {
      System.out.println(
          JSON.createObjectNode()
              .put("id", id)
              .put("removed", plugin.shown().version())
              .set("neurons", JSON.valueToTree(users)));
    } else {
      System.out.println(outcome.sentence());
    }
    return 0;
  }

  /** A jar came in: it is live, or is made live, or waits and the operator is told why. */
  private static int came(FolderDeed deed, NodeOptions node, Plugin plugin, boolean yes)
      throws IOException, InterruptedException, Refusal {
    if (new ShippedIds(Installation.current().dist().resolve("plugins")).has(plugin.id())) {
      System.err.println(
          "note: a plugin with the id "
              + plugin.id()
              + " comes with Myelin; the installed one runs instead of it where a table says "
              + plugin.id());
    }
    if (yes && (plugin.waiting().isPresent() || plugin.stage() == Plugin.Stage.DISABLED)) {
      if (!node.json()) {
        PluginView.asked(plugin.asking()).forEach(System.out::println);
      }
      return say(deed, node, changes(node).approve(plugin.id(), plugin.asking().sha256()));
    }
    if (plugin.waiting().isPresent() && !node.json()) {
      PluginView.asked(plugin.asking()).forEach(System.out::println);
    }
    return say(deed, node, changes(node).came(plugin));
  }

  /** Also waits for the node that runs on the folder, so that what is said is true afterwards. */
  private static int say(FolderDeed deed, NodeOptions node, Outcome outcome)
      throws InterruptedException {
    deed.done(outcome.sentence());
    String followed = RunningHost.follow(node, outcome.plugin());
    if (node.json()) {
      System.out.println(PluginJson.of(outcome.plugin()));
    } else {
      System.out.println(outcome.sentence());
      System.out.println(followed);
    }
    return 0;
  }

  private static String approve(NodeOptions node, Plugin plugin) {
    return changes(node).approval(plugin.id());
  }

  private static Plugin existing(NodeOptions node, String id)
      throws IOException, InterruptedException, Refusal {
    return store(node).existing(id);
  }

  private static PluginStore store(NodeOptions node) {
    return changes(node).store();
  }

  private static PluginChanges changes(NodeOptions node) {
    return new PluginChanges(node.data().root(), node.suffix());
  }
}
