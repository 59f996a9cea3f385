package io.myelin.cli.asking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.RestClient;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.primitives.NetUid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Asks the neuron with the highest incentive. Which fields a question has is known only when the
 * subnet is: options that are not the command's own are fields of its task.
 */
@Command(
    name = "ask",
    description = {
      "Ask the best neuron of a subnet.",
      "Fields of the question are options, such as --max-bytes 64; TEXT is the first text among"
          + " them. Bytes may be @FILE, attachments have to. --field NAME=VALUE does for names that are options here.",
      "--json: {uid, hotkey, millis, task, answer}, text where the answer is one, and with"
          + " --explain {incentive, rank, serving, why, parts, firstMillis}"
    },
    mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final NodeOptions node = new NodeOptions();

  @Parameters(index = "0", paramLabel = "NETUID", description = "Number of the subnet.")
  private int netuid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TEXT|--FIELD VALUE",
      description = "What is asked.")
  private List<String> words = List.of();

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "Which task; needed where the fields fit more than one.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--field",
      paramLabel = "NAME=VALUE",
      description = "A field of the question, whatever it is called.")
  private List<String> fields = List.of();

  @Option(
      names = "--question",
      paramLabel = "JSON",
      description = "Fields as one JSON object, bytes in base64.")
  private String question = "{}";

  @Option(
      names = "--hotkey",
      paramLabel = "ADDRESS",
      description = "Ask this neuron, whatever its incentive.")
  private Optional<String> hotkey = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      description = "Write the answer's attachments there, each under its SHA-256.")
  private Optional<Path> save = Optional.empty();

  @Option(names = "--explain", description = "Say who was asked, why, and how long it took.")
  private boolean explain;

  @Override
  public Integer call() throws IOException {
    RestClient host = node.rest();
    LocalFiles files = new LocalFiles(host);
    String path = "/host/api/v1/subnets/" + new NetUid(netuid).value();
    JsonNode subnet = host.get(path);
    if (!subnet.path("tasks").isArray()) {
      throw new Refusal(
          node.address().resolve(path)
              + " did not answer as a node does; is that the port of a node?");
    }
    Given given;
    Question asked;
    try {
      given = Given.of(words, fields);
      asked = Question.of(subnet.path("tasks"), task, object(question), given, files::bring);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), String.valueOf(wrong.getMessage()));
    }
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("task", asked.task().path("name").asText()).set("question", asked.fields());
    hotkey.ifPresent(named -> body.put("hotkey", named));
    boolean goesOn = subnet.path("modality").asText().equals("text");
    Conversation conversation =
        new Conversation(asked, given.text().filter(each -> goesOn), node.json(), explain);
    host.post(path + "/ask", body, conversation::hear);
    conversation.end();
    if (save.isPresent()) {
      for (AttachmentName name : conversation.attachments()) {
        Path file = files.save(name, save.get());
        System.err.println(file + " holds " + name.bytes() + " bytes");
      }
    }
    return 0;
  }

  private static ObjectNode object(String json) {
    try {
      if (new ObjectMapper().readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "--question is not JSON: " + e.getOriginalMessage() + "; needed: an object", e);
    }
    throw new IllegalArgumentException("--question is no JSON object; needed: {\"name\": value}");
  }
}
