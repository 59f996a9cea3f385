package io.myelin.host.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.myelin.client.axon.AxonBlobs;
import io.myelin.client.axon.Dendrite;
import io.myelin.client.axon.Dendrite.Reply;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.spi.Attachment;
import io.myelin.spi.Manifest;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.link.Wire;
import io.myelin.worker.role.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions with attachments to a miner that answers as it likes. */
@Timeout(900)
class CourierTest {
  private static final KeyPair ASKER = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final String MINER =
      Ss58.encode(SecretUri.parse("//Bob").keyPair(Scheme.SR25519).accountId());
  private static final int MOST = 20_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  record Photo(Attachment photo) {}

  record Grey(Attachment grey) {}

  static final class Greying implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("greying")
          .task(Task.of("Greying", Photo.class, Grey.class).attachments(MOST));
    }
  }

  private static final TaskEntry TASK =
      SubnetDescription.of("greying", "1.0.0", new Greying()).tasks().get(0);

  @TempDir Path folder = Path.of("");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream brought = new ByteArrayOutputStream();
  private final byte[] photo = new byte[AxonBlobs.PIECE + 1_000];
  private final byte[] grey = new byte[AxonBlobs.PIECE + 3];
  private volatile byte[] served = grey;
  private volatile AttachmentName named = name(grey);
  private volatile boolean knowsPhoto;

  @SuppressWarnings("NullAway.Init")
  private HttpServer miner;

  @SuppressWarnings("NullAway.Init")
  private Shelves shelves;

  private static AttachmentName name(byte[] bytes) {
    return new AttachmentName(Digests.sha256(bytes), bytes.length, "image/x-raw");
  }

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(photo);
    new Random(2).nextBytes(grey);
    named = name(grey);
    shelves = new Shelves(new BlobStore(folder, InstantSource.system()));
    miner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    miner.setExecutor(threads);
    miner.createContext("/blob/", this::blob);
    miner.createContext(
        "/Greying",
        exchange -> {
          asked.add("asked");
          ObjectNode answer = Wire.object();
          answer.set("grey", named.json());
          reply(exchange, 200, answer.toString().getBytes(StandardCharsets.UTF_8));
        });
    miner.start();
  }

  @AfterEach
  void stop() {
    miner.stop(0);
    threads.shutdownNow();
  }

  private void blob(HttpExchange exchange) throws IOException {
    String digest = exchange.getRequestURI().getPath().substring("/blob/".length());
    assertEquals(digest, exchange.getRequestHeaders().getFirst("computed_body_hash"));
    asked.add(exchange.getRequestMethod());
    switch (exchange.getRequestMethod()) {
      case "HEAD" -> {
        brought.reset();
        exchange.sendResponseHeaders(knowsPhoto ? 200 : 404, -1);
        exchange.close();
      }
      case "PUT" -> {
        brought.writeBytes(exchange.getRequestBody().readAllBytes());
        reply(exchange, brought.size() == photo.length ? 201 : 202, new byte[0]);
      }
      default -> {
        String[] range =
            String.valueOf(exchange.getRequestHeaders().getFirst("Range")).split("[=-]", -1);
        int from = Math.min(Integer.parseInt(range[1]), served.length);
        int to = Math.min(Integer.parseInt(range[2]) + 1, served.length);
        reply(exchange, 206, Arrays.copyOfRange(served, from, to));
      }
    }
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Reply ask(AttachmentName name, Duration limit) {
    ObjectNode question = Wire.object();
    question.set("photo", name.json());
    Dendrite.Target target = new Dendrite.Target("127.0.0.1", miner.getAddress().getPort(), MINER);
    return new Courier(shelves)
        .ask(
            new Dendrite(ASKER),
            target,
            TASK,
            question,
            limit,
            Optional.empty(),
            shelves.neuron("v"))
        .join();
  }

  private Reply ask() throws IOException {
    Blob kept = shelves.customers().put(new ByteArrayInputStream(photo), photo.length);
    return ask(new AttachmentName(kept.sha256(), kept.bytes(), "image/x-raw"), LIMIT);
  }

  private void fails(int status, String said) throws IOException {
    Reply reply = ask();
    assertEquals(status, reply.status(), reply.message());
    assertTrue(reply.message().contains(said), reply.message());
    assertEquals(Optional.empty(), shelves.store().find(named.sha256()));
  }

  @Test
  void shouldBringAPhotographAndFetchTheAnswerInPieces() throws IOException {
    Reply reply = ask();
    assertEquals(200, reply.status(), reply.message());
    assertEquals(List.of("HEAD", "PUT", "PUT", "asked", "GET", "GET"), asked);
    assertEquals(-1, Arrays.mismatch(photo, brought.toByteArray()));
    Blob kept = shelves.store().find(named.sha256()).orElseThrow();
    assertEquals(-1, Arrays.mismatch(grey, Files.readAllBytes(kept.file())));
    asked.clear();
    knowsPhoto = true;
    assertEquals(200, ask().status());
    assertEquals(List.of("HEAD", "asked"), asked);
  }

  @Test
  void shouldRefuseOtherBytesThanTheDigests() throws IOException {
    served = photo.clone();
    fails(422, "needed " + named.sha256());
  }

  @Test
  void shouldRefuseFewerBytesAndMore() throws IOException {
    served = Arrays.copyOf(grey, grey.length - 1);
    fails(422, "needed 3");
    named = new AttachmentName(named.sha256(), grey.length - 1, "");
    served = grey;
    fails(422, "needed " + named.sha256());
  }

  /** A miner that says how much it would like to send. */
  @Test
  void shouldFetchNothingBeyondWhatTheTaskAllows() throws IOException {
    named = new AttachmentName(named.sha256(), MOST + 1, "");
    fails(422, "attachments of more than 20000000 bytes");
    named = new AttachmentName(named.sha256(), Long.MAX_VALUE, "");
    fails(422, "attachments of more than 20000000 bytes");
    assertTrue(!asked.contains("GET"), asked.toString());
  }

  @Test
  void shouldNotWaitForWhoStopsInTheMiddle() throws IOException {
    miner.removeContext("/blob/");
    miner.createContext(
        "/blob/",
        exchange -> {
          if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
          }
          exchange.sendResponseHeaders(206, AxonBlobs.PIECE);
          exchange.getResponseBody().write(new byte[100]);
          exchange.getResponseBody().flush();
        });
    Blob kept = shelves.customers().put(new ByteArrayInputStream(photo), photo.length);
    AttachmentName name = new AttachmentName(kept.sha256(), kept.bytes(), "");
    Reply reply = ask(name, Duration.ofSeconds(1));
    assertEquals(408, reply.status(), reply.message());
    assertEquals(Optional.empty(), shelves.store().find(named.sha256()));
  }

  @Test
  void shouldAskNobodyWithoutTheBytes() throws IOException {
    Reply absent = ask(new AttachmentName("0".repeat(64), 5, ""), LIMIT);
    assertEquals(400, absent.status());
    assertTrue(absent.message().contains("is not on this node"), absent.message());
    assertEquals(400, ask(new AttachmentName("0".repeat(64), MOST + 1, ""), LIMIT).status());
    assertEquals(List.of(), asked);
  }

  /** What it says is no error of its own. */
  @Test
  void shouldTakeNoOtherStatusForAnAnswer() throws IOException {
    miner.removeContext("/blob/");
    miner.createContext(
        "/blob/",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(head ? 404 : 200, -1);
          exchange.close();
        });
    assertEquals(422, ask().status());
  }

  @Test
  void shouldSayThatAMinerTakesNoAttachments() throws IOException {
    miner.removeContext("/blob/");
    miner.createContext(
        "/blob/",
        exchange -> {
          // who answers without reading resets the connection, which may overtake the answer
          exchange.getRequestBody().readAllBytes();
          reply(exchange, 404, new byte[0]);
        });
    Reply reply = ask();
    assertEquals(404, reply.status());
    assertEquals("the axon took no attachment: HTTP 404", reply.message());
  }
}
