package io.myelin.node.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.OwnerToken;
import io.myelin.node.chain.BoundedReads;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.RpcService;
import io.myelin.node.index.IndexStatus;
import io.myelin.node.index.Indexer;
import io.myelin.node.web.IdleTimer;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WAR as it is shipped, in the server it is shipped for: from inside and from outside. */
@ExtendWith(ArquillianExtension.class)
class NodeContainerIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int BUSY_TRIES = 60;

  @SuppressWarnings("NullAway.Init")
  @Inject
  private ChainService chain;

  @SuppressWarnings("NullAway.Init")
  @Inject
  private RpcService rpc;

  @SuppressWarnings("NullAway.Init")
  @Inject
  private Indexer indexer;

  @SuppressWarnings("NullAway.Init")
  @Inject
  private BoundedReads reads;

  /** The one that runs a test inside the server. */
  @SuppressWarnings("NullAway.Init")
  @Inject
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init")
  @ArquillianResource
  private URL address;

  @Deployment
  static WebArchive node() {
    EarlierServer.forget();
    // At the root its filter would take the runner's posts for an axon's.
    return ShrinkWrap.create(ZipImporter.class, "node.war")
        .importFrom(new File("target/ROOT.war"))
        .as(WebArchive.class);
  }

  @Test
  void shouldMakeBlocksAndIndexThemInsideTheServer() throws Exception {
    long first = chain.head().number();
    await(() -> chain.head().number() > first + 2);

    assertTrue(chain.trouble().isEmpty(), () -> chain.trouble().toString());
    assertTrue(
        rpc.rpc()
            .handle("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_chain\",\"params\":[]}")
            .orElseThrow()
            .contains(chain.chainName()));
    await(() -> indexer.status().state() == IndexStatus.State.FOLLOWING);
    await(() -> indexer.status().height() > first);
  }

  /** Of the server's own session class; an update of the server may keep its executor elsewhere. */
  @Test
  void shouldTakeTheIdleTimersFromASocketOfThisServer() throws Exception {
    long before = IdleTimer.dropped();
    BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    WebSocket socket =
        socket(
            "ws://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + "/", replies);
    socket.sendText("{\"id\":\"timed\",\"method\":\"system_name\"}", true).join();

    assertTrue(next(replies).contains("timed"));
    await(() -> IdleTimer.dropped() > before);
    socket.abort();
  }

  @Test
  void shouldNotWaitForAReadThatHangsAndBeginNoThirdOne() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Supplier<Integer> hanging =
        () -> {
          begun.incrementAndGet();
          while (disk.getCount() > 0) {
            try {
              disk.await();
            } catch (InterruptedException notByThis) {
              // a disk that hangs is not interrupted either
            }
          }
          return 7;
        };
    try {
      for (int each = 0; each < 4; each++) {
        assertTrue(late(hanging), "a read that hangs ends for who waits");
      }
      assertTrue(begun.get() <= 2, "threads that hang: " + begun.get());
    } finally {
      disk.countDown();
    }
    await(() -> !late(() -> 7));
    AtomicReference<Throwable> cause = new AtomicReference<>();
    Supplier<Integer> failing = () -> Integer.parseInt("disk on fire");
    // on a busy machine a read may be late once more
    await(
        () -> {
          CompletableFuture<Integer> read = reads.read(failing).toCompletableFuture();
          cause.set(assertThrows(ExecutionException.class, read::get).getCause());
          return !(cause.get() instanceof FaultToleranceException);
        });
    assertTrue(cause.get() instanceof NumberFormatException, String.valueOf(cause.get()));
  }

  private boolean late(Supplier<Integer> read) throws InterruptedException {
    try {
      CompletableFuture<Integer> answer = reads.read(read).toCompletableFuture();
      return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS) != 7;
    } catch (ExecutionException refused) {
      return refused.getCause() instanceof FaultToleranceException;
    } catch (TimeoutException waited) {
      throw new IllegalStateException("who waits for a read that hangs is not let go", waited);
    }
  }

  @Test
  @RunAsClient
  void shouldAnswerJsonRpcAndRestFromOutside() throws Exception {
    JsonNode name =
        JSON.readTree(
            post("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"system_chain\",\"params\":[]}"));
    assertEquals("a", name.path("id").asText());
    assertEquals("Myelin Development", name.path("result").asText());

    HttpResponse<String> head = get("api/v1/chain/head");
    assertEquals(200, head.statusCode());
    assertTrue(JSON.readTree(head.body()).path("number").asLong() >= 0, head.body());

    HttpResponse<String> unknown = get("api/v1/blocks/999999999");
    assertEquals(404, unknown.statusCode());
    assertEquals(
        "application/problem+json",
        unknown.headers().firstValue("Content-Type").orElse("").split(";")[0]);
    assertEquals("not-found", JSON.readTree(unknown.body()).path("code").asText());
  }

  @ParameterizedTest
  @RunAsClient
  @CsvSource({
    "'', '', 200",
    "http://localhost:3000, '', 200",
    "'', LOCALHOST.:9944, 200",
    "'', [::1]:9944, 200",
    "https://evil.example, '', 403",
    "null, '', 403",
    "'', evil.example:9944, 403",
    "http://evil.example:9944, evil.example:9944, 403"
  })
  void shouldServeNoForeignPageNeitherByPostNorBySocket(String origin, String host, int status)
      throws Exception {
    assertEquals(status, Visit.of(uri(""), origin, host).post());
    assertEquals(status == 200 ? 101 : status, Visit.of(uri(""), origin, host).socket());
  }

  @ParameterizedTest
  @RunAsClient
  @CsvSource({"Accept, 401", "Authorization, 202", "X-Forwarded-For, 401"})
  void shouldRebuildTheIndexForItsOwnerAlone(String header, int status) throws Exception {
    String value =
        header.equals("Authorization")
            ? "Bearer " + OwnerToken.of(Path.of("target/server/data")).read().orElseThrow()
            : "*/*";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri("api/v1/index/rebuild"))
                    .timeout(LIMIT)
                    .header("X-Myelin-Request", "1")
                    .header(header, value)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertEquals(status, answer.statusCode(), answer.body());
    JsonNode said = JSON.readTree(answer.body());
    assertEquals(status == 401 ? "sign-in-needed" : "", said.path("code").asText(), answer.body());
    String command = status == 401 ? "" : "./myelin index rebuild";
    assertTrue(said.path("cli").asText().startsWith(command), answer.body());
  }

  @ParameterizedTest
  @RunAsClient
  @CsvSource({"1, 60000", "500, 10"})
  void shouldTakeHeadersAsTheAxonProtocolSendsThem(int headers, int length) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("api/v1/chain/head")).timeout(LIMIT);
    for (int i = 0; i < headers; i++) {
      request.header("bt_header_input_obj_" + i, "I".repeat(length));
    }
    assertEquals(
        200,
        HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofString())
            .statusCode());
  }

  @Test
  @RunAsClient
  void shouldGoOnWithASocketWhoseRequestNoEncodingHas() throws Exception {
    BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    WebSocket socket = socket("ws" + uri("").toString().substring("http".length()), replies);
    socket.sendText("{\"id\":\"\\ud800\",\"method\":\"system_name\"}", true).join();
    socket.sendText("{\"id\":\"after\",\"method\":\"system_name\"}", true).join();

    assertTrue(next(replies).contains("\\uD800"));
    assertTrue(next(replies).contains("after"));
    socket.abort();
  }

  private static WebSocket socket(String address, BlockingQueue<String> replies) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            URI.create(address),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                replies.add(text.toString());
                from.request(1);
                return CompletableFuture.completedStage(text);
              }
            })
        .join();
  }

  private static String next(BlockingQueue<String> replies) throws InterruptedException {
    return String.valueOf(replies.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  @RunAsClient
  void shouldTellBlocksInWordsAndTryAnExtrinsic() throws Exception {
    // block 0 has no events
    await(() -> JSON.readTree(get("api/v1/chain/head").body()).path("number").asLong() > 0);
    JsonNode events = JSON.readTree(get("api/v1/blocks/head/events").body());
    assertEquals("System ExtrinsicSuccess", firstOfExtrinsics(events), events.toString());
    JsonNode extrinsics = JSON.readTree(get("api/v1/blocks/head/extrinsics").body());
    assertEquals("set", extrinsics.at("/items/0/call/name").asText(), extrinsics.toString());

    String transfer =
        "{\"call\":{\"pallet\":\"Balances\",\"name\":\"transfer_keep_alive\",\"args\":"
            + "{\"dest\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\",\"value\":\"1000\"}},"
            + "\"from\":\"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty\"}";
    HttpResponse<String> tried = dryRun(transfer);
    assertEquals(200, tried.statusCode(), tried.body());
    assertEquals("success", JSON.readTree(tried.body()).path("outcome").asText(), tried.body());
    assertEquals(400, dryRun("{}").statusCode());
    assertEquals(400, dryRun("{\"extrinsic\":\"0x0404\"}").statusCode());
    assertEquals(400, dryRun(transfer.replace("value", "valu")).statusCode());
    assertEquals(413, dryRun(" ".repeat((256 << 10) + 1)).statusCode());
  }

  /** A block that ends an epoch tells of that before its extrinsics. */
  private static String firstOfExtrinsics(JsonNode events) {
    return StreamSupport.stream(events.path("items").spliterator(), false)
        .filter(event -> event.path("phase").asText().equals("extrinsic"))
        .findFirst()
        .map(event -> event.path("pallet").asText() + " " + event.path("name").asText())
        .orElse("");
  }

  /** Asked again while the node says that it is busy with another try. */
  private HttpResponse<String> dryRun(String body) throws Exception {
    HttpResponse<String> answer = triedOnce(body);
    for (int again = 0; answer.statusCode() == 503 && again < BUSY_TRIES; again++) {
      TimeUnit.SECONDS.sleep(2);
      answer = triedOnce(body);
    }
    return answer;
  }

  private HttpResponse<String> triedOnce(String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri("api/v1/extrinsics/dry-run"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri(path)).timeout(LIMIT).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private String post(String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri(""))
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  // The server names the machine; it listens on loopback alone.
  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + address.getPort() + "/node/" + path);
  }

  private static void await(Callable<Boolean> fits) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!fits.call()) {
      assertTrue(System.nanoTime() < end, "not within " + LIMIT);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
