package io.myelin.cli.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.supervisor.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a subnet is built with, for the author's Maven. */
@Command(
    name = "sdk",
    description = "Give your Maven what a subnet is built with.",
    mixinStandardHelpOptions = true)
public final class SdkCommand {
  @Command(
      name = "install",
      description = {
        "Put the SPI, its contract, Maven plugin, test kit and BOM into the local Maven repository.",
        "--json: {repository, artifacts, installed}"
      },
      mixinStandardHelpOptions = true)
  int install(
      @Mixin RepositoryOption repository,
      @Option(names = "--json", description = "Print one JSON document and nothing else.")
          boolean json)
      throws IOException {
    Path folder = repository.path();
    Sdk sdk = Sdk.of(Installation.current());
    List<String> installed = sdk.install(folder);
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode out = mapper.createObjectNode();
      out.put("repository", folder.toString());
      out.set("artifacts", mapper.valueToTree(sdk.coordinates()));
      out.set("installed", mapper.valueToTree(installed));
      System.out.println(out);
    } else {
      for (String each : sdk.coordinates()) {
        System.out.println(each + (installed.contains(each) ? "  installed" : "  was there"));
      }
      System.out.println("in " + folder);
    }
    return 0;
  }
}
