package io.myelin.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The node's JSON views under {@code /api/v1}, for tools that print rather than decide. */
public final class RestClient {
  private static final String APPROVAL = "X-Myelin-Approval";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI node;
  private final Supplier<Optional<String>> token;

  /** As nobody in particular. */
  public RestClient(URI node) {
    this(node, Optional::empty);
  }

  /**
   * As somebody.
   *
   * @param token read before each request, as it may change while a command runs
   */
  public RestClient(URI node, Supplier<Optional<String>> token) {
    this.node = node;
    this.token = token;
  }

  public JsonNode status() {
    return get("/api/v1/status");
  }

  public JsonNode supply() {
    return get("/api/v1/supply");
  }

  public JsonNode subnets() {
    return list("/api/v1/subnets").items();
  }

  /** A subnet's neurons as rows: {netuid, block, neurons}. */
  public ObjectNode metagraph(int netuid) {
    Items rows = list("/api/v1/neurons?netuid=" + netuid);
    rows.items().forEach(row -> ((ObjectNode) row).remove("netuid"));
    ObjectNode metagraph = RpcClient.JSON.createObjectNode();
    metagraph.put("netuid", netuid).set("block", rows.asOf().path("block"));
    metagraph.set("neurons", rows.items());
    return metagraph;
  }

  /** All rows of a list, and the block that they are of. */
  public record Items(JsonNode asOf, ArrayNode items) {}

  /**
   * A list, page by page.
   *
   * @throws ClientException when the answer is no list: no node answered
   */
  public Items list(String path) {
    String first = path + (path.contains("?") ? "&" : "?") + "limit=1000";
    ArrayNode items = RpcClient.JSON.createArrayNode();
    JsonNode page = get(first);
    JsonNode asOf = page.path("page").path("asOf");
    while (true) {
      if (!(page.path("items") instanceof ArrayNode rows)) {
        throw new ClientException(
            node.resolve(path) + " did not answer as a node does; is that the port of a node?");
      }
      items.addAll(rows);
      JsonNode next = page.path("page").path("next");
      if (!next.isTextual()) {
        return new Items(asOf, items);
      }
      page = get(first + "&cursor=" + next.asText());
    }
  }

  /** Any path of the same server, such as {@code /host/api/workers}. */
  public JsonNode get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  /** Asks for a change that needs no body; the header says that no foreign page asks. */
  public JsonNode post(String path) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("X-Myelin-Request", "1")
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The same with a body. */
  public JsonNode post(String path, JsonNode body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("X-Myelin-Request", "1")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /**
   * Brings bytes, or a piece of them.
   *
   * @param range a Content-Range
   * @return a missing node while pieces are missing
   */
  public JsonNode put(String path, byte[] bytes, String mediaType, Optional<String> range) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("X-Myelin-Request", "1")
            .header("Content-Type", mediaType)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
    range.ifPresent(said -> request.header("Content-Range", said));
    return send(path, request);
  }

  /**
   * A piece of what is no text.
   *
   * @param range such as "bytes=0-99"
   */
  public byte[] bytes(String path, String range) {
    return received(
        path,
        HttpRequest.newBuilder().header("Range", range).GET(),
        HttpResponse.BodyHandlers.ofByteArray(),
        body -> new String(body, StandardCharsets.UTF_8));
  }

  public JsonNode delete(String path) {
    return send(path, HttpRequest.newBuilder().header("X-Myelin-Request", "1").DELETE());
  }

  /** What is no JSON, such as a log. */
  public String text(String path) {
    return received(path, HttpRequest.newBuilder().GET());
  }

  /**
   * Asks with a body and hears the events that the server sends, each with its name and its JSON.
   *
   * @throws ClientException when it is refused, or ends amid the events
   */
  public void post(String path, JsonNode body, BiConsumer<String, JsonNode> event) {
    URI target = node.resolve(path);
    try {
      HttpRequest request =
          as(HttpRequest.newBuilder(target))
              .header("X-Myelin-Request", "1")
              .header("Content-Type", "application/json")
              .header("Accept", "text/event-stream")
              .timeout(Duration.ofSeconds(15))
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      HttpResponse<Stream<String>> response =
          http.send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        if (response.statusCode() / 100 != 2) {
          String said = lines.collect(Collectors.joining("\n"));
          throw new ClientException(
              response.statusCode(), refusal(target, response.statusCode(), said));
        }
        events(lines.iterator(), event);
      }
    } catch (JsonProcessingException e) {
      throw new ClientException(target + " sent an event that is not JSON");
    } catch (IOException e) {
      throw noAnswer();
    } catch (UncheckedIOException e) {
      throw new ClientException(target + " ended amid its answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting for " + target);
    }
  }

  private static void events(Iterator<String> lines, BiConsumer<String, JsonNode> event)
      throws JsonProcessingException {
    String name = "message";
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        event.accept(name, RpcClient.JSON.readTree(line.substring("data: ".length())));
      }
    }
  }

  private HttpRequest.Builder as(HttpRequest.Builder request) {
    token.get().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private ClientException noAnswer() {
    return new ClientException(
        "no answer from "
            + node
            + "; is the node up? Start it with ./myelin up, or give its --data or --port.");
  }

  private JsonNode send(String path, HttpRequest.Builder builder) {
    try {
      return RpcClient.JSON.readTree(received(path, builder));
    } catch (JsonProcessingException e) {
      throw new ClientException(
          node.resolve(path) + " did not answer with JSON; is that the port of a node that is up?");
    }
  }

  private String received(String path, HttpRequest.Builder builder) {
    return received(path, builder, HttpResponse.BodyHandlers.ofString(), body -> body);
  }

  private <T> T received(
      String path,
      HttpRequest.Builder builder,
      HttpResponse.BodyHandler<T> handler,
      Function<T, String> text) {
    URI target = node.resolve(path);
    try {
      HttpRequest request = as(builder.uri(target)).timeout(Duration.ofSeconds(15)).build();
      HttpResponse<T> response = http.send(request, handler);
      Optional<String> approval = response.headers().firstValue(APPROVAL);
      if (response.statusCode() == 202 && approval.isPresent()) {
        requireApproved(approval.get(), text.apply(response.body()));
        response =
            http.send(
                HttpRequest.newBuilder(request, (name, value) -> true)
                    .header(APPROVAL, approval.get())
                    .build(),
                handler);
      }
      if (response.statusCode() / 100 != 2) {
        throw new ClientException(
            response.statusCode(),
            refusal(target, response.statusCode(), text.apply(response.body())));
      }
      return response.body();
    } catch (IOException e) {
      throw noAnswer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting for " + target);
    }
  }

  /** A change may wait for a second person; when they agreed it is asked for once more. */
  private static void requireApproved(String id, String body) throws JsonProcessingException {
    String state = RpcClient.JSON.readTree(body).path("state").asText();
    if (!state.equals("approved")) {
      throw new ClientException(
          202,
          "This waits for a second person (approval "
              + id
              + ", "
              + state
              + "): have somebody else approve it at /console/operations/approvals or by ./myelin"
              + " approvals approve, then give the same command again.");
    }
  }

  // The node says in words what it refused (RFC 9457); anything else that listens there does not.
  private static String refusal(URI target, int status, String body) {
    try {
      JsonNode detail = RpcClient.JSON.readTree(body).path("detail");
      if (detail.isTextual()) {
        return detail.asText();
      }
    } catch (JsonProcessingException notOurs) {
      return target + " answered HTTP " + status + "; is that the port of a node that is up?";
    }
    return target + " answered HTTP " + status + "; needed: 200";
  }
}
