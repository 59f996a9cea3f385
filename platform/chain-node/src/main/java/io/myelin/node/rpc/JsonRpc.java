package io.myelin.node.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import io.myelin.node.rpc.Call.Effects;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes request texts and gives answer texts: single or batch, ids echoed with their JSON type.
 * Safe for any number of threads.
 */
public final class JsonRpc implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JsonRpc.class.getName());

  /** Far more than a batch of a thousand calls has, and few enough for the memory of a tree. */
  private static final int MOST_TOKENS = 200_000;

  // Escapes what is not ASCII: half a surrogate pair parses, but no socket could carry it as it is.
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
              .build());

  /** Of requests that are answered at the same time; others wait. */
  private static final int ROOM_KILOBYTES = 64 << 10;

  /** Characters of a request that waits for nobody. */
  private static final int SMALL = 64 << 10;

  private static final int MOST_IN_BATCH = 1_000;

  /** Characters; what a client may send is bounded by as much. */
  static final int LONGEST_ANSWER = 16 << 20;

  private final Methods methods = new Methods();
  private final Subscriptions subscriptions;
  private final Semaphore room = new Semaphore(ROOM_KILOBYTES, true);

  public JsonRpc(Ledger ledger, NodeInfo info, Trials trials) {
    this.subscriptions = new Subscriptions(ledger);
    SystemMethods.register(methods, ledger, info);
    ChainMethods.register(methods, ledger);
    StateMethods.register(methods, ledger, trials);
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
    return answer(request, Optional.empty(), none());
  }

  /** Answers over a socket: the reply is sent before the first message of a new subscription. */
  public void handle(String request, Subscriber subscriber) {
    Effects effects = none();
    answer(request, Optional.of(subscriber), effects).ifPresent(subscriber::send);
    effects.after().forEach(Runnable::run);
  }

  private static Effects none() {
    return new Effects(new ArrayList<>(), new ArrayList<>(), new Reads());
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
      String request, Optional<Subscriber> subscriber, Effects effects) {
    if (request.length() <= SMALL) {
      return parsed(request, subscriber, effects);
    }
    int kilobytes = request.length() >> 10;
    room.acquireUninterruptibly(kilobytes);
    try {
      return parsed(request, subscriber, effects);
    } finally {
      room.release(kilobytes);
    }
  }

  private Optional<String> parsed(
      String request, Optional<Subscriber> subscriber, Effects effects) {
    JsonNode json;
    try {
      json = JSON.readTree(request);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage();
      return Optional.of(refusal(new RpcException(RpcException.PARSE, "Parse error", why)));
    }
    if (!json.isArray()) {
      return one(json, subscriber, effects).map(JsonRpc::bounded);
    }
    if (json.isEmpty() || json.size() > MOST_IN_BATCH) {
      String seen = json.size() + " calls in a batch, 1 to " + MOST_IN_BATCH + " are answered";
      return Optional.of(refusal(new RpcException(RpcException.REQUEST, "Invalid Request", seen)));
    }
    return batch(json, subscriber, effects);
  }

  /** Written one by one: a batch of long answers must not be in memory before it is refused. */
  private Optional<String> batch(JsonNode calls, Optional<Subscriber> subscriber, Effects effects) {
    StringJoiner replies = new StringJoiner(",", "[", "]").setEmptyValue("");
    for (JsonNode call : calls) {
      one(call, subscriber, effects).map(JsonRpc::bounded).ifPresent(replies::add);
      if (replies.length() > LONGEST_ANSWER) {
        effects.undo().forEach(Runnable::run);
        effects.after().clear();
        String most =
            "Exceeded max limit of "
                + LONGEST_ANSWER
                + "; the calls were executed, what they subscribed is ended;"
                + " send fewer calls in a batch";
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
      JsonNode request, Optional<Subscriber> subscriber, Effects effects) {
    JsonNode id = request.has("id") ? request.get("id") : Json.NODES.nullNode();
    if (!request.isObject() || !request.path("method").isTextual() || id.isContainerNode()) {
      JsonNode echoed = id.isContainerNode() ? Json.NODES.nullNode() : id;
      return Optional.of(error(echoed, new RpcException(RpcException.REQUEST, "Invalid Request")));
    }
    JsonNode reply = run(id, request, subscriber, effects);
    return request.has("id") ? Optional.of(reply) : Optional.empty();
  }

  private JsonNode run(
      JsonNode id, JsonNode request, Optional<Subscriber> subscriber, Effects effects) {
    String name = request.get("method").asText();
    try {
      Methods.Handler handler =
          methods
              .find(name)
              .orElseThrow(() -> new RpcException(RpcException.METHOD, "Method not found", name));
      Call call = new Call(new Params(request.path("params")), subscriber, effects.reads());
      ObjectNode reply = envelope(id);
      reply.set("result", handler.answer(call));
      effects.add(call.effects());
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
