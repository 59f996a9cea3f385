package io.myelin.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.myelin.client.Call;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.StorageKey;
import io.myelin.codec.ChainCodec;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.Submission;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The dev chain in this process, with a block 40 ms after the other and the part of JSON-RPC that a
 * neuron host speaks. Single answers can be replaced, as a node that is ill would give them.
 */
public final class LedgerNode implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ChainCodec CODEC =
      ChainCodec.of(new StandardRuntime().metadata(14).orElseThrow());

  private final Ledger ledger;
  private final HttpServer server;
  private final ScheduledExecutorService maker = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, JsonNode> replaced = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final ChainClient client;
  private boolean held;

  public LedgerNode(Path folder) throws IOException {
    this(folder, GenesisFile.preset("dev"));
  }

  public LedgerNode(Path folder, GenesisConfig genesis) throws IOException {
    this(folder, genesis, RuntimeSchedule.only(new StandardRuntime()));
  }

  public LedgerNode(Path folder, GenesisConfig genesis, RuntimeSchedule runtimes)
      throws IOException {
    ledger =
        Ledger.open(folder.resolve("chain"), genesis, runtimes, key("//Alice"), History.RECENT);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = new ChainClient(address());
    // a rest after each block, however slow the disk is, so that everybody is answered meanwhile
    maker.scheduleWithFixedDelay(this::block, 40, 40, TimeUnit.MILLISECONDS);
  }

  public static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private synchronized void block() {
    if (!held) {
      ledger.produce(System.currentTimeMillis());
    }
  }

  /** No more blocks until it is let go, so that several extrinsics come into one. */
  public synchronized void hold(boolean still) {
    held = still;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** One for all: each of its own would keep connections, of which the server ends some. */
  public ChainClient client() {
    return client;
  }

  /** Sends a call and returns when a block holds it, also where its era is over before. */
  public ChainClient.Outcome send(KeyPair signer, Call call) {
    for (int tries = 1; ; tries++) {
      try {
        return client.submitAndWait(signer, call, LIMIT);
      } catch (ClientException late) {
        if (tries == 5 || !String.valueOf(late.getMessage()).endsWith("send it again")) {
          throw late;
        }
      }
    }
  }

  /** How often a method was called. */
  public synchronized int calls(String method) {
    return calls.getOrDefault(method, 0);
  }

  /** Lets a method answer something that is no answer. */
  public synchronized void spoil(String method, String result) {
    replaced.put(method, JSON.createObjectNode().put("result", result));
  }

  /** Lets reading one storage key answer something that is no value. */
  public void spoilKey(StorageKey key, String result) {
    spoil("state_getStorage " + key.hex(CODEC), result);
  }

  /** Lets a method refuse every call as the pool does. */
  public synchronized void refuse(String method, String data) {
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("error")
        .put("code", 1010)
        .put("message", "Invalid Transaction")
        .put("data", data);
    replaced.put(method, answer);
  }

  /** Lets a key have another value, as sudo could give it. */
  public synchronized void replaceValue(StorageKey key, String value) {
    values.put(key.hex(CODEC), value);
  }

  public synchronized void heal() {
    replaced.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode call = JSON.readTree(exchange.getRequestBody());
    ObjectNode reply = JSON.createObjectNode().put("jsonrpc", "2.0");
    reply.set("id", call.path("id"));
    reply.setAll((ObjectNode) result(call.path("method").asText(), call.path("params")));
    byte[] bytes = JSON.writeValueAsBytes(reply);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized JsonNode result(String method, JsonNode params) {
    calls.merge(method, 1, Integer::sum);
    String precise = method + " " + params.path(0).asText();
    Optional<JsonNode> ill =
        Optional.ofNullable(replaced.get(method))
            .or(() -> Optional.ofNullable(replaced.get(precise)));
    if (ill.isPresent()) {
      return ill.get();
    }
    if (method.equals("author_submitExtrinsic")) {
      return submit(Hex.decode(params.path(0).asText()));
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.set("result", read(method, params));
    return answer;
  }

  private JsonNode submit(byte[] extrinsic) {
    Submission outcome = ledger.pool().submit(extrinsic);
    ObjectNode answer = JSON.createObjectNode();
    if (outcome instanceof Submission.Refused refused) {
      answer
          .putObject("error")
          .put("code", refused.code())
          .put("message", refused.message())
          .put("data", refused.data());
    } else {
      answer.put("result", ((Submission.Accepted) outcome).hash().hex());
    }
    return answer;
  }

  private JsonNode read(String method, JsonNode params) {
    ObjectNode json = JSON.createObjectNode();
    return switch (method) {
      case "chain_getHead" -> json.textNode(ledger.head().hash().hex());
      case "chain_getFinalizedHead" -> json.textNode(ledger.finalized().hash().hex());
      case "chain_getBlockHash" ->
          ledger
              .hashAt(params.path(0).asLong())
              .map(hash -> (JsonNode) json.textNode(hash.hex()))
              .orElse(json.nullNode());
      case "chain_getHeader" ->
          json.put("number", "0x" + Long.toHexString(block(params.path(0)).height()))
              .put("parentHash", block(params.path(0)).header().parentHash().hex());
      case "chain_getBlock" -> {
        ArrayNode body = json.putObject("block").putArray("extrinsics");
        block(params.path(0)).extrinsics().forEach(each -> body.add(Hex.encode(each)));
        yield json;
      }
      case "state_getMetadata" ->
          json.textNode(Hex.encode(runtime(params.path(0)).metadata(14).orElseThrow()));
      case "state_getRuntimeVersion" ->
          json.put("specVersion", runtime(params.path(0)).version().specVersion())
              .put("transactionVersion", runtime(params.path(0)).version().transactionVersion());
      case "state_getStorage" -> value(state(params.path(1)), params.path(0).asText());
      case "state_queryStorageAt" -> {
        ArrayNode changes = json.putArray("changes");
        StateTrie state = state(params.path(1));
        params.path(0).forEach(key -> changes.addArray().add(key).add(value(state, key.asText())));
        yield JSON.createArrayNode().add(json);
      }
      case "system_accountNextIndex" ->
          json.numberNode(ledger.pool().nextIndex(Ss58.decode(params.path(0).asText())));
      default -> throw new IllegalArgumentException("this node does not know " + method);
    };
  }

  private StoredBlock block(JsonNode hash) {
    return ledger.block(Hash256.fromHex(hash.asText())).orElseThrow();
  }

  private StateTrie state(JsonNode hash) {
    return hash.isTextual()
        ? ledger.stateAt(Hash256.fromHex(hash.asText())).orElseThrow()
        : ledger.state();
  }

  private ChainRuntime runtime(JsonNode hash) {
    return ledger.runtimes().reading(state(hash));
  }

  private JsonNode value(StateTrie state, String key) {
    return Optional.ofNullable(values.get(key))
        .or(() -> state.get(Hex.decode(key)).map(Hex::encode))
        .map(hex -> (JsonNode) JSON.getNodeFactory().textNode(hex))
        .orElse(JSON.getNodeFactory().nullNode());
  }

  @Override
  public void close() {
    server.stop(0);
    maker.shutdown();
    try {
      maker.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ledger.close();
  }
}
