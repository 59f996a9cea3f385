package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.OwnerToken;
import io.myelin.api.testing.Contract;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of a running host, its answers held against the document that the node serves.
 */
@ExtendWith(TextMarket.class)
class HostContractIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String HOST = "/host/api/v1/";
  private static final String ID = "contract-hello";
  private static final String NEURON = "contract";
  private static final String BYTES = "application/octet-stream";
  private static final String JAR = "application/java-archive";

  private final Platform platform;
  private final Contract contract;
  private final Set<String> called = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  @TempDir private Path dir = Path.of("");

  HostContractIT(Platform platform) throws Exception {
    this.platform = platform;
    contract = new Contract(get("/api/v1/openapi"));
  }

  @Test
  void shouldAnswerEveryOperationAsTheDocumentSays() throws Exception {
    try {
      lookAround();
      questions();
      liveOfAPlugin();
      liveOfANeuron();
    } finally {
      send("DELETE", "plugins/" + ID + "?confirm=" + ID, JAR, new byte[0]);
      send("DELETE", "neurons/" + NEURON, JAR, new byte[0]);
    }
    assertEquals(List.of(), faults);
    Set<String> told =
        contract.operations().stream()
            .filter(Contract.Operation::isOfHost)
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(told, called, "operations of the document, and those that were called");
  }

  private void lookAround() throws Exception {
    for (String list : List.of("workers", "configuration", "models", "logs", "jobs")) {
      ask("GET " + list, list, 200);
      ask("GET " + list, list + "?limitt=1", 400);
    }
    ask("GET answers", "answers?netuid=1&uid=0", 200);
    ask("GET answers", "answers?netuid=x&uid=0", 400);
    ask("GET plugins", "plugins", 200);
    ask("GET jobs/{id}", "jobs/none", 404);
    ask("GET plugins/{id}", "plugins/none", 404);
  }

  private void questions() throws Exception {
    ask("GET subnets", "subnets", 200);
    ask("GET subnets", "subnets?limitt=1", 400);
    ask("GET subnets/{netuid}", "subnets/1", 200);
    ask("GET subnets/{netuid}", "subnets/1999", 404);
    String asking = "POST subnets/{netuid}/ask";
    String question = "{\"task\":\"TextComplete\",\"question\":{\"prompt\":\"Uk9NRU86\"}%s}";
    byte[] asked = bytes(question.formatted(""));
    JsonNode answer = ask(asking, "subnets/1/ask", 200, "application/json", asked);
    assertTrue(answer.path("answer").isObject(), answer.toString());
    byte[] misspelt = bytes(question.formatted(",\"limit\":5000"));
    String refusal =
        ask(asking, "subnets/1/ask", 400, "application/json", misspelt).path("detail").asText();
    assertTrue(refusal.contains("known: question, task, hotkey, limitMillis"), refusal);
    byte[] file = bytes("a file of a question");
    JsonNode kept = ask("POST blobs", "blobs", 201, BYTES, file);
    String one = "blobs/" + kept.path("sha256").asText();
    ask("PUT blobs/{sha256}", one, 201, BYTES, file);
    ask("PUT blobs/{sha256}", "blobs/1", 404, BYTES, file);
    ask("GET blobs/{sha256}", one, 200);
    ask("GET blobs/{sha256}", "blobs/" + "0".repeat(64), 404);
  }

  private void settled(String job) throws InterruptedException {
    platform.await(
        HOST + job, at -> !at.path("state").asText().equals("running"), Duration.ofMinutes(5));
  }

  private void liveOfAPlugin() throws Exception {
    byte[] jar = Files.readAllBytes(HelloJar.in(dir, ID, "1.0.0"));
    String bring = "plugins?name=hello.jar&allowUnsigned=true";
    ask("POST plugins", bring + "&dryRun=true", 200, JAR, jar);
    ask("POST plugins", "plugins?name=hello.jar", 422, JAR, jar);
    String kept = "jobs/" + ask("POST plugins", bring, 202, JAR, jar).path("id").asText();
    settled(kept);
    ask("GET jobs/{id}", kept, 200);
    JsonNode plugin = ask("GET plugins/{id}", "plugins/" + ID, 200);
    ObjectNode approval = JSON.createObjectNode();
    approval.set("sha256", plugin.at("/versions/0/sha256"));
    approval.set("grants", plugin.path("asked"));
    String approve = "plugins/" + ID + "/approve";
    ask("POST plugins/{id}/approve", approve, 400, "application/json", bytes("{\"sha\":1}"));
    byte[] all = bytes(approval.toString());
    ask("POST plugins/{id}/approve", approve + "?dryRun=true", 200, "application/json", all);
    ask("POST plugins/{id}/approve", approve, 200, "application/json", all);
    byte[] newer = Files.readAllBytes(HelloJar.in(dir, ID, "1.1.0"));
    settled("jobs/" + ask("POST plugins", bring, 202, JAR, newer).path("id").asText());
    String tag = ask("GET plugins/{id}", "plugins/" + ID, 200).path("tag").asText();
    String one = "plugins/" + ID;
    JsonNode back = ask("POST plugins/{id}/rollback", one + "/rollback?dryRun=true", 200);
    assertTrue(back.path("before").asText().contains("live 1.1.0"), back.toString());
    assertTrue(back.path("after").asText().contains("1.0.0 is live again"), back.toString());
    ask("POST plugins/{id}/disable", one + "/disable?dryRun=true", 200);
    ask("DELETE plugins/{id}", one + "?dryRun=true", 409);
    JsonNode gone = ask("DELETE plugins/{id}", one + "?dryRun=true&confirm=" + ID, 200);
    assertTrue(gone.path("after").isNull(), gone.toString());
    assertEquals(tag, ask("GET plugins/{id}", one, 200).path("tag").asText());
    ask("POST plugins/{id}/rollback", one + "/rollback", 200);
    ask("POST plugins/{id}/disable", one + "/disable", 200);
    ask("DELETE plugins/{id}", one, 409);
    ask("DELETE plugins/{id}", one + "?confirm=" + ID, 200);
  }

  /** One whose plugin is not there: it takes no worker, and no memory of the machine. */
  private void liveOfANeuron() throws Exception {
    String rows =
        """
        {"netuid": 1999, "plugin": "%s", "neurons": [{"name": "%s", "role": "miner",
         "coldkeyUri": "//Eve", "hotkeyUri": "//Eve//contract"}]}
        """
            .formatted(ID, NEURON);
    ask("POST neurons", "neurons", 400, "application/json", bytes("{\"neuron\":[]}"));
    JsonNode would =
        ask("POST neurons", "neurons?dryRun=true", 200, "application/json", bytes(rows));
    assertTrue(would.path("after").asText().endsWith("1999/" + NEURON), would.toString());
    ask("DELETE neurons/{name}", "neurons/" + NEURON + "?dryRun=true", 404);
    ask("POST neurons", "neurons", 200, "application/json", bytes(rows));
    ask("DELETE neurons/{name}", "neurons/" + NEURON + "?dryRun=true", 200);
    JsonNode all = ask("GET neurons", "neurons", 200);
    String running =
        StreamSupport.stream(all.spliterator(), false)
            .filter(each -> each.path("pid").asLong() > 0)
            .map(each -> each.path("neuron").asText())
            .findFirst()
            .orElseThrow();
    ask("POST neurons/{name}/restart", "neurons/none/restart", 404);
    ask("DELETE neurons/{name}", "neurons/" + NEURON, 200);
    ask("GET neurons/{name}/log", "neurons/" + running + "/log", 200);
  }

  private JsonNode ask(String operation, String path, int status) throws Exception {
    return ask(operation, path, status, "application/json", new byte[0]);
  }

  private JsonNode ask(String operation, String path, int status, String media, byte[] body)
      throws Exception {
    int space = operation.indexOf(' ') + 1;
    String name = operation.substring(0, space) + HOST + operation.substring(space);
    Contract.Operation told =
        contract.operations().stream()
            .filter(each -> each.toString().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + " is not in the document"));
    HttpResponse<String> answer = send(told.method(), path, media, body);
    called.add(name);
    assertEquals(status, answer.statusCode(), name + ": " + answer.body());
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    contract
        .faults(told, answer.statusCode(), type, answer.body())
        .forEach(fault -> faults.add(name + " " + status + ": " + fault));
    return type.endsWith("json") ? JSON.readTree(answer.body()) : JSON.missingNode();
  }

  private HttpResponse<String> send(String method, String path, String media, byte[] body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(platform.address().resolve(HOST + path))
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .header("Content-Type", media)
            .method(method, BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String get(String path) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(platform.address().resolve(path))
                .header("Authorization", "Bearer " + owner())
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String owner() {
    return OwnerToken.of(platform.data()).read().orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
