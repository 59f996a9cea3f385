package io.myelin.cli.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.supervisor.Installation;
import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.plugins.Refusal;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.RoundEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a figure rests on. */
@Command(
    name = "explain",
    description = "Show what a score rests on, and compute it again.",
    mixinStandardHelpOptions = true)
public final class ExplainCommand {
  @Spec private CommandSpec command = CommandSpec.create();

  @Command(
      name = "score",
      description = {
        "Compute the scores of a round again from its evidence, in a contained process with the jar"
            + " that judged; exit code 1 when a value differs.",
        "--json: {netuid, validator, round, plugin, verified, values, differences, neurons}"
      },
      mixinStandardHelpOptions = true)
  int score(
      @Mixin NodeOptions node,
      @Option(names = "--netuid", paramLabel = "N", description = "The subnet.")
          Optional<Integer> netuid,
      @Option(names = "--neuron", paramLabel = "U", description = "Number or address of a neuron.")
          Optional<String> neuron,
      @Option(names = "--round", paramLabel = "R", description = "The validator's round.")
          Optional<Long> round,
      @Option(
              names = "--validator",
              paramLabel = "NAME",
              description = "Whose round, where several validators of the node have it.")
          Optional<String> validator,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description =
                  "Write the evidence there, for others to verify; its attachments go into the"
                      + " folder FILE.attachments.")
          Optional<Path> out,
      @Option(
              names = "--verify",
              paramLabel = "FILE",
              description = "Take the evidence from a file; needs no node.")
          Optional<Path> verify,
      @Option(names = "--jar", paramLabel = "JAR", description = "The jar that judged.")
          Optional<Path> jar,
      @Option(
              names = "--set",
              paramLabel = "NAME=VALUE",
              description = "A setting of the plugin in place of the recorded one.")
          Optional<Map<String, String>> settings,
      @Option(
              names = "--contain",
              paramLabel = "MODE",
              defaultValue = "try",
              description = "require, try or off (default: ${DEFAULT-VALUE}).")
          String contain)
      throws IOException, Refusal {
    RoundEvidence evidence =
        verify.isPresent()
            ? file(verify.get())
            : new EvidenceFolder(node.data().root().resolve("evidence"))
                .find(needed(netuid, "--netuid"), needed(round, "--round"), validator);
    Optional<RoundEvidence.Neuron> asked = asked(evidence, neuron, verify.isPresent());
    if (out.isPresent()) {
      Files.write(out.get(), EvidenceJson.write(evidence));
    }
    Installation here = Installation.current();
    Path data = node.data().root();
    Path judged =
        JudgingJar.of(
            evidence.plugin(),
            jar,
            List.of(data.resolve("plugins/jars"), here.dist().resolve("plugins")));
    EvidenceBlobs attachments = EvidenceBlobs.of(evidence, judged);
    BlobStore kept =
        EvidenceBlobs.store(
            verify.map(EvidenceBlobs::beside).orElseGet(() -> data.resolve("blobs")));
    if (out.isPresent()) {
      attachments.copy(kept, EvidenceBlobs.store(EvidenceBlobs.beside(out.get())));
    }
    List<Path> worker = List.of(here.dist().resolve("plugin-worker.jar"));
    Verdict verdict =
        Verdict.of(
            evidence,
            new ThrowAwayWorker(
                    worker, data.resolve("models"), Containment.here(Mode.parse(contain), worker))
                .recount(
                    evidence, judged, settings.orElseGet(LinkedHashMap::new), attachments, kept));
    if (node.json()) {
      ObjectNode json = verdict.json(asked);
      out.ifPresent(file -> json.put("out", file.toString()));
      System.out.println(json);
    } else {
      verdict.lines(asked).forEach(System.out::println);
      out.ifPresent(
          file ->
              System.out.println(
                  file
                      + " holds questions, truths and answers: hand it on when the weights are"
                      + " revealed."));
    }
    verdict.requireAgreement();
    return 0;
  }

  private <T> T needed(Optional<T> option, String name) {
    return option.orElseThrow(
        () ->
            new ParameterException(
                command.commandLine(),
                name + " is missing; needed: --netuid, --neuron and --round, or --verify FILE"));
  }

  private Optional<RoundEvidence.Neuron> asked(
      RoundEvidence evidence, Optional<String> neuron, boolean file) throws Refusal {
    if (neuron.isEmpty() && file) {
      return Optional.empty();
    }
    String who = needed(neuron, "--neuron");
    Optional<RoundEvidence.Neuron> found = evidence.neuron(who);
    if (found.isEmpty()) {
      throw new Refusal(
          "Neuron " + who,
          "it was not asked in round " + evidence.round(),
          "one of " + evidence.neurons().stream().map(RoundEvidence.Neuron::uid).sorted().toList(),
          "See metagraph " + evidence.netuid() + ".");
    }
    return found;
  }

  private static RoundEvidence file(Path file) throws IOException, Refusal {
    try {
      return EvidenceJson.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "The file " + file,
          String.valueOf(e.getMessage()),
          "evidence as explain score --out writes it",
          "Have it written again.");
    }
  }
}
