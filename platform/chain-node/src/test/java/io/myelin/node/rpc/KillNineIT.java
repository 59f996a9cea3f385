package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.RuntimeVersion;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client has seen over RPC is still there after the process was killed without warning. */
class KillNineIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 10;
  private static final int TRANSFERS = 20;

  /** Each life of the node sees so many, however slow the machine is. */
  private static final int BLOCKS = 3;

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Long, Seen> seen = new TreeMap<>();
  @TempDir private Path dir;
  private int port;
  private int sent;

  private record Seen(String hash, String stateRoot) {}

  @Test
  void shouldKeepEveryBlockThatWasSeenBeforeTenKills() throws Exception {
    int included = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      Process node = start();
      try {
        awaitBack(node, round);
        assertEquals(seen, again());
        included += transfer();
      } finally {
        node.destroyForcibly().waitFor();
      }
    }
    assertTrue(seen.size() >= ROUNDS * BLOCKS, "only " + seen.size() + " blocks seen");
    assertTrue(sent >= ROUNDS * TRANSFERS, "only " + sent + " transfers sent");
    assertTrue(included > sent / 2, "only " + included + " of " + sent + " transfers taken");
  }

  private Process start() throws IOException {
    Files.deleteIfExists(dir.resolve("port"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            PlainNode.class.getName(),
            dir.resolve("chain").toString(),
            dir.resolve("port").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitBack(Process node, int round) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(dir.resolve("port"))) {
      assertTrue(node.isAlive(), "the node did not start in round " + round);
      assertTrue(System.nanoTime() < end, "not back within " + LIMIT + " in round " + round);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    port = Integer.parseInt(Files.readString(dir.resolve("port")));
  }

  /** About twenty a second; every block that shows up meanwhile is remembered. */
  private int transfer() throws Exception {
    Hash256 genesis = Hash256.fromHex(ask("chain_getBlockHash", "[0]").asText());
    String alice = "[\"" + Ss58.encode(Transfers.ALICE.accountId()) + "\"]";
    RuntimeVersion version = new StandardRuntime().version();
    int taken = 0;
    int enough = seen.size() + BLOCKS;
    long end = System.nanoTime() + LIMIT.toNanos();
    for (int i = 0; i < TRANSFERS || seen.size() < enough && System.nanoTime() < end; i++) {
      long nonce = ask("account_nextIndex", alice).asLong();
      String bytes =
          Transfers.hex(Transfers.ALICE, Transfers.BOB.accountId(), 1_000, nonce, version, genesis);
      sent++;
      taken += ask("author_submitExtrinsic", "[\"" + bytes + "\"]").isTextual() ? 1 : 0;
      JsonNode header = ask("chain_getHeader", "[]");
      long height = Long.parseLong(header.get("number").asText().substring(2), 16);
      seen.put(height, at(height));
      TimeUnit.MILLISECONDS.sleep(40);
    }
    return taken;
  }

  private Map<Long, Seen> again() throws Exception {
    if (seen.isEmpty()) {
      return Map.of();
    }
    List<Long> heights = List.copyOf(seen.keySet());
    JsonNode hashes = ask("chain_getBlockHash", "[" + heights + "]");
    String batch =
        StreamSupport.stream(hashes.spliterator(), false)
            .map(hash -> request("chain_getHeader", "[" + hash + "]"))
            .collect(Collectors.joining(",", "[", "]"));
    JsonNode headers = post(batch);
    Map<Long, Seen> found = new TreeMap<>();
    for (int i = 0; i < heights.size(); i++) {
      String root = headers.at("/" + i + "/result/stateRoot").asText();
      found.put(heights.get(i), new Seen(hashes.get(i).asText(), root));
    }
    return found;
  }

  private Seen at(long height) throws Exception {
    String hash = ask("chain_getBlockHash", "[" + height + "]").asText();
    JsonNode header = ask("chain_getHeader", "[\"" + hash + "\"]");
    return new Seen(hash, header.path("stateRoot").asText());
  }

  private JsonNode ask(String method, String params) throws IOException, InterruptedException {
    return post(request(method, params)).path("result");
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private JsonNode post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(reply.body());
  }
}
