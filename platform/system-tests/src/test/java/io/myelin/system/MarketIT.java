package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.ChainClient;
import io.myelin.client.StorageKeys;
import io.myelin.codec.value.Plain;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The text market in depth: real models, real signatures, real processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(TextMarket.class)
class MarketIT {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String METAGRAPH = "/api/v1/neurons?netuid=1&limit=1000";
  private static final NetUid TEXT = new NetUid(1);
  private static final int TEMPO = 20;

  private final Platform platform;

  /** The end of an epoch after which everybody is paid, and nobody else's test stakes any more. */
  private long paying;

  MarketIT(Platform shared) {
    platform = shared;
  }

  @BeforeAll
  void untilEverybodyIsPaid() throws Exception {
    platform.await(METAGRAPH, MarketIT::ranked, LIMIT);
    paying = lastEpoch(head()) + TEMPO;
  }

  @Test
  @Order(1)
  void shouldRankNeuronsByWhatTheirModelsAnswer() throws Exception {
    platform.await(METAGRAPH, MarketIT::ranked, LIMIT);
    assertEquals("0", platform.rest().supply().path("difference").asText());
  }

  @Test
  @Order(2)
  void shouldAnswerWhoeverAsksOnThisMachine() throws Exception {
    awaitLeader();
    Questions questions = new Questions(platform);
    questions.shouldBeAnsweredInPartsAndWhole();
    questions.shouldBeRefusedWithAReason();
  }

  /** A miner of another test's may have earned most, and be gone: who asks would ask it. */
  private void awaitLeader() throws Exception {
    Set<String> strong = Set.of("miner-strong-1", "miner-strong-2");
    boolean stays = false;
    for (int look = 0; !stays && look < 20; look++) {
      platform.await(METAGRAPH, graph -> strong.contains(leader(graph)), LIMIT);
      // So long a host goes by what it read.
      TimeUnit.SECONDS.sleep(11);
      stays = strong.contains(leader(platform.rest().get(METAGRAPH)));
    }
  }

  private static String leader(JsonNode metagraph) {
    return StreamSupport.stream(metagraph.path("items").spliterator(), false)
        .max(Comparator.comparingDouble(neuron -> neuron.path("incentive").asDouble()))
        .map(neuron -> neuron.path("name").asText())
        .orElse("");
  }

  /** The header is one that a proxy beside the node leaves. */
  @Test
  @Order(3)
  void shouldKeepScoresOnThisMachineAndEvidenceInItsFiles() throws Exception {
    platform.await("/host/api/scores", MarketIT::scored, LIMIT);
    URI scores = platform.address().resolve("/host/api/scores");
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> local =
        http.send(HttpRequest.newBuilder(scores).build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, local.statusCode());
    assertTrue(local.body().contains("\"roundScore\""), local.body());
    assertFalse(local.body().contains("\"truth\""), local.body());
    HttpResponse<String> proxied =
        http.send(
            HttpRequest.newBuilder(scores).header("X-Forwarded-For", "198.51.100.7").build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(401, proxied.statusCode());
    assertTrue(proxied.body().contains("\"code\":\"sign-in-needed\""), proxied.body());
  }

  @Test
  @Order(3)
  void shouldMapOneNativeLibraryIntoAMinersWorker() throws Exception {
    JsonNode status = platform.await("/api/v1/status", TextMarket::works, LIMIT);
    long pid = worker(status, "miner-strong-1").path("pid").asLong();
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
      List<String> mapped =
          lines
              .filter(line -> line.contains("jllama"))
              .map(line -> line.replaceAll("^.* ", ""))
              .distinct()
              .toList();
      assertEquals(1, mapped.size(), mapped.toString());
    }
  }

  @Test
  @Order(4)
  void shouldRestartAKilledWorkerAndSayWhy() throws Exception {
    JsonNode before =
        worker(platform.await("/api/v1/status", TextMarket::works, LIMIT), "miner-noise");
    long pid = before.path("pid").asLong();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    JsonNode status =
        platform.await("/api/v1/status", s -> restarted(worker(s, "miner-noise"), pid), LIMIT);
    JsonNode noise = worker(status, "miner-noise");
    assertEquals("ended by signal 9 (SIGKILL, exit code 137)", noise.path("reason").asText());
    assertEquals(before.path("restarts").asInt() + 1, noise.path("restarts").asInt());
  }

  @Test
  @Order(5)
  void shouldScoreAHungWorkerZeroAndNobodyElseAndEndIt() throws Exception {
    String hung = hotkey("miner-strong-2");
    String other = hotkey("miner-strong-1");
    Predicate<JsonNode> zero = rounds -> round(rounds, hung) == 0 && round(rounds, other) > 0.1;
    long pid = 0;
    boolean scored = false;
    // It is ended after ten seconds, in which a slow machine may begin no round.
    for (int hangs = 0; !scored && hangs < 5; hangs++) {
      long ended = pid;
      JsonNode before =
          platform.await(
              "/api/v1/status", s -> restarted(worker(s, "miner-strong-2"), ended), LIMIT);
      pid = worker(before, "miner-strong-2").path("pid").asLong();
      signal("-STOP", pid);
      long later = before.path("head").path("number").asLong() + 6 * TEMPO;
      scored =
          zero.test(
              platform.await(
                  "/host/api/scores", rounds -> zero.test(rounds) || head() > later, LIMIT));
    }
    assertTrue(scored, "no round gave it zero, and the other one its due");
    long stopped = pid;
    JsonNode status =
        platform.await(
            "/api/v1/status", s -> restarted(worker(s, "miner-strong-2"), stopped), LIMIT);
    assertEquals(
        "ended by the host: no heartbeat for 10 s",
        worker(status, "miner-strong-2").path("reason").asText());
    platform.await("/host/api/scores", rounds -> round(rounds, hung) > 0.1, LIMIT);
  }

  @Test
  @Order(6)
  void shouldGrowEveryStakeByExactlyItsPayoutsOverFiveEpochs() throws Exception {
    long from = Math.max(paying, lastEpoch(head()));
    long to = from + 5 * TEMPO;
    ChainClient chain = new ChainClient(platform.address());
    // Each while it is new: the states of older blocks are discarded.
    Map<String, BigInteger> before = stakes(chain, from);
    Map<String, BigInteger> after = stakes(chain, to);
    Map<String, BigInteger> paid = new TreeMap<>();
    for (long height = from + 1; height <= to; height++) {
      for (JsonNode payout : platform.rest().get("/api/v1/blocks/" + height).path("payouts")) {
        paid.merge(
            payout.path("hotkey").asText(),
            new BigInteger(payout.path("amount").asText()),
            BigInteger::add);
      }
    }
    int earning = 0;
    for (Map.Entry<String, BigInteger> each : after.entrySet()) {
      BigInteger was = before.getOrDefault(each.getKey(), BigInteger.ZERO);
      BigInteger grown = each.getValue().subtract(was);
      assertEquals(paid.getOrDefault(each.getKey(), BigInteger.ZERO), grown, each.getKey());
      earning += grown.signum();
    }
    assertTrue(earning >= 6, "only " + earning + " neurons earned: " + paid);
    assertEquals("0", platform.rest().supply().path("difference").asText());
  }

  @Test
  @Order(7)
  void shouldRefuseUnsignedWronglySignedAndReplayedRequestsAlsoAfterARestart() throws Exception {
    AxonCaller caller = new AxonCaller(platform.address(), hotkey("miner-weak"));
    AxonCaller.Request request = caller.ping();
    assertEquals(200, caller.send(request).status());
    refused("a newer one was last processed", caller.send(request));
    refused("Missing Signature", caller.send(caller.ping().without("signature")));
    refused("Signature mismatch", caller.send(caller.ping().signedFor(hotkey("miner-noise"))));
    JsonNode before = platform.rest().status();
    long head = before.path("head").path("number").asLong();
    String hash = block(head);
    long pid = before.path("pid").asLong();
    platform.await("/host/api/scores", rounds -> newestRounds(rounds).size() == 3, LIMIT);
    Map<String, Long> judged = newestRounds(platform.rest().get("/host/api/scores"));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    JsonNode after =
        platform.await(
            "/api/v1/status",
            s -> s.path("pid").asLong() != pid && s.path("head").path("number").asLong() > head,
            LIMIT);
    assertNotEquals(pid, after.path("pid").asLong());
    assertEquals(hash, block(head));
    assertEquals("0", platform.rest().supply().path("difference").asText());
    platform.await("/api/v1/status", TextMarket::works, LIMIT);
    refused("a newer one was last processed", caller.send(request));
    assertEquals(200, caller.send(caller.ping()).status());
    try (Stream<Path> folders = Files.list(platform.data().resolve("run/workers"))) {
      assertEquals(7, folders.count(), "folders of workers, after the platform was killed");
    }
    shouldNotHaveCountedAWorkersStartAgainstItsMiner(judged);
    platform.await(
        "/api/v1/status", s -> s.path("head").path("number").asLong() > head + 3 * TEMPO, LIMIT);
    platform.await(METAGRAPH, MarketIT::ranked, LIMIT);
  }

  /** Looks at two counted rounds of every validator at least, and at this host's miners only. */
  private void shouldNotHaveCountedAWorkersStartAgainstItsMiner(Map<String, Long> before)
      throws Exception {
    assertEquals(3, before.size(), before.toString());
    Map<String, Set<Long>> counted = new TreeMap<>();
    platform.await(
        "/host/api/scores",
        rounds -> {
          for (JsonNode round : rounds) {
            String validator = round.path("validator").asText();
            long number = round.path("round").asLong();
            if (round.path("counted").asBoolean() && number > before.getOrDefault(validator, 0L)) {
              counted.computeIfAbsent(validator, name -> new TreeSet<>()).add(number);
            }
          }
          return counted.size() == 3
              && counted.values().stream().allMatch(numbers -> numbers.size() >= 2);
        },
        LIMIT);
    Set<String> ours =
        Set.of(
            hotkey("miner-strong-1"),
            hotkey("miner-strong-2"),
            hotkey("miner-weak"),
            hotkey("miner-noise"));
    Set<String> looked = new TreeSet<>();
    List<String> silent = new ArrayList<>();
    for (String validator : counted.keySet()) {
      for (JsonNode round : platform.evidence(validator)) {
        long number = round.path("round").asLong();
        if (round.path("counted").asBoolean() && number > before.getOrDefault(validator, 0L)) {
          for (JsonNode miner : round.path("neurons")) {
            boolean own = ours.contains(miner.path("hotkey").asText());
            for (JsonNode question : miner.path("replies")) {
              looked.add(miner.path("hotkey").asText());
              if (own && question.path("status").asInt() == 503) {
                silent.add(validator + " in round " + number + ": " + question);
              }
            }
          }
        }
      }
    }
    assertEquals(List.of(), silent);
    assertTrue(looked.containsAll(ours), "miners asked in counted rounds: " + looked);
  }

  private long head() {
    return platform.rest().status().path("head").path("number").asLong();
  }

  private static Map<String, Long> newestRounds(JsonNode rounds) {
    Map<String, Long> newest = new TreeMap<>();
    for (JsonNode round : rounds) {
      newest.put(round.path("validator").asText(), round.path("round").asLong());
    }
    return newest;
  }

  private static boolean scored(JsonNode rounds) {
    return rounds.toString().contains("\"roundScore\"");
  }

  private static void refused(String reason, AxonCaller.Answer answer) {
    assertEquals(401, answer.status(), answer.message());
    assertTrue(answer.message().contains(reason), answer.message());
  }

  private static long lastEpoch(long head) {
    return head - head % TEMPO;
  }

  /** What everybody has staked once a block is there, as it left it. */
  private Map<String, BigInteger> stakes(ChainClient chain, long height) throws Exception {
    platform.await("/api/v1/status", s -> s.path("head").path("number").asLong() > height, LIMIT);
    Hash256 block = chain.blockHash(height).orElseThrow();
    Map<String, BigInteger> stakes = new TreeMap<>();
    for (JsonNode neuron : platform.rest().get(METAGRAPH).path("items")) {
      String hotkey = neuron.path("hotkey").asText();
      stakes.put(hotkey, stake(chain, hotkey, block));
    }
    return stakes;
  }

  private static BigInteger stake(ChainClient chain, String hotkey, Hash256 block) {
    AccountId account = Ss58.decode(hotkey);
    return chain
        .queryAt(StorageKeys.hotkeyAlpha(account, TEXT), block)
        .map(Plain::big)
        .orElse(BigInteger.ZERO);
  }

  private static JsonNode worker(JsonNode status, String neuron) {
    for (JsonNode worker : status.path("workers")) {
      if (worker.path("neuron").asText().equals(neuron)) {
        return worker;
      }
    }
    return status.path("no such worker");
  }

  private static boolean restarted(JsonNode worker, long oldPid) {
    return worker.path("state").asText().equals("READY") && worker.path("pid").asLong() != oldPid;
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", name, Long.toString(pid)).start();
    assertTrue(kill.waitFor(2, TimeUnit.MINUTES) && kill.exitValue() == 0, "kill " + name);
  }

  /** The lowest score a miner had in any validator's newest round; NaN when nobody asked it. */
  private static double round(JsonNode rounds, String hotkey) {
    double lowest = Double.NaN;
    for (JsonNode each : rounds) {
      JsonNode miner = each.path("miners").path(hotkey);
      if (!miner.isMissingNode()) {
        double score = miner.path("roundScore").asDouble();
        lowest = Double.isNaN(lowest) ? score : Math.min(lowest, score);
      }
    }
    return lowest;
  }

  private String hotkey(String name) {
    JsonNode metagraph = platform.rest().get(METAGRAPH);
    for (JsonNode neuron : metagraph.path("items")) {
      if (neuron.path("name").asText().equals(name)) {
        return neuron.path("hotkey").asText();
      }
    }
    throw new AssertionError("no neuron " + name + " in " + metagraph);
  }

  private String block(long height) {
    JsonNode block = platform.rest().get("/api/v1/blocks/" + height);
    return block.path("hash").asText() + " " + block.path("stateRoot").asText();
  }

  /** Every validator earns; strong miners earn more than the weak one, and that more than noise. */
  private static boolean ranked(JsonNode metagraph) {
    Map<String, JsonNode> byName = new TreeMap<>();
    metagraph.path("items").forEach(n -> byName.put(n.path("name").asText(), n));
    if (byName.size() < 7) {
      return false;
    }
    double weak = number(byName, "miner-weak", "incentive");
    return number(byName, "validator-1", "dividends") > 0
        && number(byName, "validator-2", "dividends") > 0
        && number(byName, "validator-3", "dividends") > 0
        && number(byName, "miner-strong-1", "incentive") > weak
        && number(byName, "miner-strong-2", "incentive") > weak
        && weak > number(byName, "miner-noise", "incentive");
  }

  private static double number(Map<String, JsonNode> neurons, String name, String field) {
    JsonNode neuron = neurons.get(name);
    return neuron == null ? 0 : neuron.path(field).asDouble();
  }
}
