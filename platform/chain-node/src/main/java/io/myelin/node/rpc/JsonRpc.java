package io.myelin.node.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes request texts and gives answer texts: single or batch, ids echoed with their JSON type.
 * Safe for any number of threads.
 */
public final class JsonRpc implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JsonRpc.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_IN_BATCH = 1_000;

  /** Characters; what a client may send is bounded by as much. */
  static final int LONGEST_ANSWER = 16 << 20;

  private final Methods methods = new Methods();
  private final Subscriptions subscriptions;

  public JsonRpc(Ledger ledger, NodeInfo info) {
    this.subscriptions = new Subscriptions(ledger);
    SystemMethods.register(methods, ledger, info);
    ChainMethods.register(methods, ledger);
    StateMethods.register(methods, ledger);
    AuthorMethods.register(methods, ledger, subscriptions);
    subscriptions.register(methods);
    methods.add(call -> listing(), "rpc_methods");
  }

  /** The names that {@code rpc_methods} lists. */
  public SortedSet<String> methodNames() {
    return methods.names();
  }

  /** Answers a request that came over HTTP; empty when it holds notifications only. */
  public Optional<String> handle(String request) {
    return answer(request, Optional.empty(), new ArrayList<>());
  }

  /** Answers over a socket: the reply is sent before the first message of a new subscription. */
  public void handle(String request, Subscriber subscriber) {
    List<Runnable> after = new ArrayList<>();
    answer(request, Optional.of(subscriber), after).ifPresent(subscriber::send);
    after.forEach(Runnable::run);
  }

  /** Ends the subscriptions of a socket that is gone. */
  public void closed(Subscriber subscriber) {
    subscriptions.closed(subscriber);
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  private Optional<String> answer(
      String request, Optional<Subscriber> subscriber, List<Runnable> after) {
    JsonNode json;
    try {
      json = JSON.readTree(request);
    } catch (JsonProcessingException e) {
      return Optional.of(refusal(new RpcException(RpcException.PARSE, "Parse error")));
    }
    if (!json.isArray()) {
      return one(json, subscriber, after).map(JsonRpc::bounded);
    }
    if (json.isEmpty() || json.size() > MOST_IN_BATCH) {
      String seen = json.size() + " calls in a batch, 1 to " + MOST_IN_BATCH + " are answered";
      return Optional.of(refusal(new RpcException(RpcException.REQUEST, "Invalid Request", seen)));
    }
    return batch(json, subscriber, after);
  }

  /** Written one by one: a batch of long answers must not be in memory before it is refused. */
  private Optional<String> batch(
      JsonNode calls, Optional<Subscriber> subscriber, List<Runnable> after) {
    StringJoiner replies = new StringJoiner(",", "[", "]").setEmptyValue("");
    for (JsonNode call : calls) {
      one(call, subscriber, after).map(JsonRpc::bounded).ifPresent(replies::add);
      if (replies.length() > LONGEST_ANSWER) {
        String most = "Exceeded max limit of " + LONGEST_ANSWER + "; send fewer calls in a batch";
        return Optional.of(
            refusal(
                new RpcException(
                    RpcException.BATCH_ANSWER, "The batch response is too large", most)));
      }
    }
    return Optional.of(replies.toString()).filter(text -> !text.isEmpty());
  }

  private static String bounded(JsonNode reply) {
    String text = write(reply);
    return text.length() <= LONGEST_ANSWER
        ? text
        : write(error(reply.path("id"), RpcException.tooBig(LONGEST_ANSWER)));
  }

  private static String refusal(RpcException why) {
    return write(error(Json.NODES.nullNode(), why));
  }

  private Optional<JsonNode> one(
      JsonNode request, Optional<Subscriber> subscriber, List<Runnable> after) {
    JsonNode id = request.has("id") ? request.get("id") : Json.NODES.nullNode();
    if (!request.isObject() || !request.path("method").isTextual() || id.isContainerNode()) {
      JsonNode echoed = id.isContainerNode() ? Json.NODES.nullNode() : id;
      return Optional.of(error(echoed, new RpcException(RpcException.REQUEST, "Invalid Request")));
    }
    JsonNode reply = run(id, request, subscriber, after);
    return request.has("id") ? Optional.of(reply) : Optional.empty();
  }

  private JsonNode run(
      JsonNode id, JsonNode request, Optional<Subscriber> subscriber, List<Runnable> after) {
    String name = request.get("method").asText();
    try {
      Methods.Handler handler =
          methods
              .find(name)
              .orElseThrow(() -> new RpcException(RpcException.METHOD, "Method not found", name));
      Call call = new Call(new Params(request.path("params")), subscriber);
      ObjectNode reply = envelope(id);
      reply.set("result", handler.answer(call));
      after.addAll(call.after());
      return reply;
    } catch (RpcException e) {
      return error(id, e);
    } catch (LedgerException closing) {
      String why = "Client error: " + closing.getMessage();
      return error(id, new RpcException(RpcException.CLIENT, why));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, name + " failed", e);
      return error(id, new RpcException(RpcException.INTERNAL, "Internal error", name));
    }
  }

  private JsonNode listing() {
    ObjectNode json = Json.NODES.objectNode();
    json.set("methods", Json.texts(methods.names()));
    return json;
  }

  private static ObjectNode envelope(JsonNode id) {
    ObjectNode json = Json.NODES.objectNode();
    json.put("jsonrpc", "2.0");
    json.set("id", id);
    return json;
  }

  private static JsonNode error(JsonNode id, RpcException e) {
    ObjectNode json = envelope(id);
    ObjectNode error = json.putObject("error");
    error.put("code", e.code());
    error.put("message", e.getMessage());
    e.data().ifPresent(data -> error.put("data", data));
    return json;
  }

  static String write(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always writes", e);
    }
  }
}
