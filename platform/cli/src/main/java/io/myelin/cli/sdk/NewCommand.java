package io.myelin.cli.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.supervisor.Installation;
import io.myelin.primitives.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A subnet to begin with. */
@Command(
    name = "new",
    description = {
      "Write a project whose build makes a plugin's jar, and install the SDK it needs.",
      "--json: {project, jar, repository, installed}"
    },
    mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private final RepositoryOption repository = new RepositoryOption();

  @Parameters(paramLabel = "NAME", description = "The plugin's id, such as my-subnet.")
  private String name = "";

  @Option(names = "--out", paramLabel = "DIR", description = "New folder (default: NAME).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    NewProject project = NewProject.of(name, BuildVersions.all());
    Sdk sdk = Sdk.of(Installation.current());
    Path folder = out.orElse(Path.of(name)).toAbsolutePath().normalize();
    Path jar = folder.resolve("target").resolve(name + "-1.0.0.jar");
    project.write(folder);
    Path local = repository.path();
    List<String> installed = sdk.install(local);
    if (json) {
      ObjectNode said = JSON.createObjectNode();
      said.put("project", folder.toString());
      said.put("jar", jar.toString());
      said.put("repository", local.toString());
      said.set("installed", JSON.valueToTree(installed));
      System.out.println(said);
    } else {
      System.out.println("wrote " + folder);
      if (!installed.isEmpty()) {
        System.out.println(installed.size() + " parts of the SDK installed in " + local);
      }
      System.out.println("build it:   cd " + ShellWord.of(folder) + " && mvn verify");
      System.out.println(
          "install it: ./myelin plugin install " + ShellWord.of(jar) + " --allow-unsigned");
    }
    return 0;
  }
}
