package io.myelin.cli.plugins;

import io.myelin.cli.NodeOptions;
import io.myelin.cli.access.FolderDeed;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.jar.Verdict;
import io.myelin.plugins.store.PluginStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves one jar, by its digest, before it is dropped. */
@Command(
    name = "allow",
    description = {
      "Approve a jar before it is dropped into the folder plugins/drop, with all it asks for.",
      "--json: {accepted, id, version, sha256, ...}"
    },
    mixinStandardHelpOptions = true)
final class AllowCommand implements Callable<Integer> {
  @Mixin private NodeOptions node = new NodeOptions();
  @Mixin private JarOptions jars = new JarOptions();

  @Option(names = "--yes", description = "Approve what the jar asks for.")
  private boolean yes;

  @Parameters(paramLabel = "JAR", description = "The plugin's jar.")
  private Path jar = Path.of("");

  @Override
  public Integer call() throws IOException, Refusal {
    Verdict verdict = jars.verifier(node).verify(jar);
    if (verdict instanceof Verdict.Refused refused) {
      throw refused.refusal();
    }
    PluginJar seen = ((Verdict.Accepted) verdict).jar();
    if (!node.json()) {
      PluginView.lines(seen).forEach(System.out::println);
    }
    if (!yes) {
      throw new Refusal(
          "The approval of " + seen.id() + " " + seen.version(),
          "nobody said yes to what it asks for",
          "a yes",
          "Say it with --yes.");
    }
    FolderDeed deed = FolderDeed.begin(node, "plugin.allow", seen.id() + " " + seen.version());
    PluginStore.of(node.data().root(), InstantSource.system()).allow(seen.sha256());
    deed.done(seen.sha256());
    if (node.json()) {
      System.out.println(PluginView.json(seen));
    } else {
      System.out.println("allowed; drop it into " + node.data().root().resolve("plugins/drop"));
    }
    return 0;
  }
}
