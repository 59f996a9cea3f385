package io.myelin.client.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite.Reply;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A miner may answer anything; whoever asks gets a short reply in time, and lives on. */
@Timeout(900)
class HostileAxonTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

  private static final String LINES = "Content-Type: application/x-ndjson\r\n\r\n";

  private static final int ANSWER_BYTES = 32 << 10;

  /** For answers that never end; all others are there long before. */
  private static final Duration BRIEF = Duration.ofSeconds(6);

  private static final Pattern LENGTH =
      Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE);

  private final Dendrite dendrite =
      new Dendrite(SecretUri.parse("//Alice").keyPair(Scheme.SR25519));

  /** Writes an answer as badly as it likes; an exception means that the asker hung up. */
  private interface Answer {
    void write(OutputStream out) throws IOException;
  }

  @SuppressWarnings("NullAway.Init")
  private ServerSocket server;

  private final CountDownLatch hungUp = new CountDownLatch(1);
  private Duration limit = Duration.ofMinutes(5);

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void shouldTakeAnHonestAnswer() {
    Reply reply = ask(out -> whole(out, "{\"answer\":\"QQ==\"}".getBytes(StandardCharsets.UTF_8)));
    assertTrue(reply.ok());
    assertEquals("QQ==", reply.body().path("answer").asText());
  }

  /** Sixteen distributions of 64 bytes each, written as Python writes them. */
  @Test
  void shouldTakeTheLongestHonestAnswer() {
    String pairs = "[" + "[255, 65535], ".repeat(63) + "[255, 65535]]";
    String prompt = "\"" + "QQ==".repeat(54) + "\"";
    String answer =
        "{\"prompts\": ["
            + (prompt + ", ").repeat(15)
            + prompt
            + "], \"distributions\": ["
            + (pairs + ", ").repeat(15)
            + pairs
            + "]}";
    Reply reply = ask(out -> whole(out, answer.getBytes(StandardCharsets.UTF_8)));
    assertTrue(reply.ok(), reply.message());
    assertEquals(16, reply.body().path("distributions").size());
  }

  /** A picture that is asked about comes back with the answer, and is not the answer. */
  @Test
  void shouldNotCountWhatAnAnswerRepeatsOfItsQuestion() {
    String picture = "Q".repeat(200_000);
    ObjectNode question = new ObjectMapper().createObjectNode().put("picture", picture);
    String echo = "{\"picture\": \"" + picture + "\", \"answer\": \"";
    byte[] fits = (echo + "Q".repeat(32_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertEquals(200, ask(out -> whole(out, fits), question).status());
    byte[] more = (echo + "Q".repeat(33_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    Reply longer = ask(out -> whole(out, more), question);
    assertEquals(422, longer.status());
    assertTrue(longer.message().contains("longer than 32768 bytes"), longer.message());
  }

  /** As short as an honest answer; as a tree it would take thirty times as much. */
  @Test
  void shouldRefuseAnAnswerOfTooManyValues() {
    assertEquals(422, body("{\"x\":[{}" + ",{}".repeat(10_000) + "]}"));
    assertEquals(422, body("{\"x\":[0" + ",0".repeat(10_000) + "]}"));
  }

  @Test
  void shouldHangUpOnAnAnswerWithoutEnd() throws InterruptedException {
    Reply reply =
        ask(
            out -> {
              out.write((OK + "\r\n{\"answer\":\"").getBytes(StandardCharsets.US_ASCII));
              byte[] chunk = "QUFB".repeat(1000).getBytes(StandardCharsets.US_ASCII);
              while (true) {
                out.write(chunk);
              }
            });
    assertEquals(422, reply.status());
    assertTrue(reply.message().contains("longer than 32768 bytes"), reply.message());
    assertTrue(hungUp.await(5, TimeUnit.MINUTES), "the connection stayed open");
  }

  @Test
  void shouldHangUpOnAnAnswerThatDrips() throws InterruptedException {
    limit = BRIEF;
    Reply reply =
        ask(
            out -> {
              out.write((OK + "\r\n{").getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write(' ');
                out.flush();
                rest();
              }
            });
    assertEquals(408, reply.status());
    assertTrue(hungUp.await(5, TimeUnit.MINUTES), "the connection stayed open");
  }

  @Test
  void shouldHangUpOnHeadersThatDrip() throws InterruptedException {
    limit = BRIEF;
    Reply reply =
        ask(
            out -> {
              out.write((OK + "x: ").getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write('x');
                out.flush();
                rest();
              }
            });
    assertEquals(408, reply.status());
    assertTrue(hungUp.await(5, TimeUnit.MINUTES), "the connection stayed open");
  }

  @Test
  void shouldRefuseWhatIsNoJsonObject() {
    assertEquals(422, body("[1,2]"));
    assertEquals(422, body("{\"answer\":"));
    assertEquals(422, body(""));
    assertEquals(422, body("{\"answer\":" + "[".repeat(30_000)));
    assertEquals(422, body("{\"a\":".repeat(200) + "1" + "}".repeat(200)));
    assertEquals(422, body("{\"n\":" + "9".repeat(5_000) + "}"));
    assertEquals(
        422,
        ask(out -> whole(out, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}))
            .status());
  }

  /** Nothing is unpacked, so a bomb stays as small as it was sent. */
  @Test
  void shouldNotUnpackACompressedAnswer() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 8_000; i++) {
        zip.write(new byte[1_000]);
      }
    }
    assertTrue(bytes.size() < 20_000);
    Reply reply =
        ask(
            out -> {
              out.write(
                  (OK + "Content-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n")
                      .getBytes(StandardCharsets.US_ASCII));
              bytes.writeTo(out);
            });
    assertEquals(422, reply.status());
  }

  @Test
  void shouldShortenAndCleanAMessage() {
    String message = "{\"message\":\"\\u001b[31m" + "x".repeat(10_000) + "\"}";
    Reply reply =
        ask(
            out ->
                out.write(
                    ("HTTP/1.1 418 No\r\nContent-Length: "
                            + message.length()
                            + "\r\n\r\n"
                            + message)
                        .getBytes(StandardCharsets.US_ASCII)));
    assertEquals(418, reply.status());
    assertEquals(200, reply.message().length());
    assertEquals(-1, reply.message().indexOf('\u001b'));
  }

  @Test
  void shouldReplyWhenTheOtherEndIsSilent() {
    limit = BRIEF;
    assertEquals(408, ask(out -> rest()).status());
  }

  @Test
  void shouldReplyWhenTheOtherEndSpeaksNoHttpOrSendsElsewhere() {
    assertEquals(
        503,
        ask(out -> out.write("SSH-2.0-x\r\n\r\n".getBytes(StandardCharsets.US_ASCII))).status());
    assertEquals(
        302,
        ask(out ->
                out.write(
                    "HTTP/1.1 302 Go\r\nLocation: /\r\nContent-Length: 2\r\n\r\n{}"
                        .getBytes(StandardCharsets.US_ASCII)))
            .status());
  }

  @Test
  void shouldHearPartsBeforeTheWholeAnswer() {
    List<String> heard = new CopyOnWriteArrayList<>();
    Reply reply =
        inParts(
            """

            {"part":{"answer":"QQ=="}}
            {"part":{"answer":"Qg=="}}
            {"answer":{"answer":"QUI="}}
            """,
            heard);
    assertEquals("QUI=", reply.body().path("answer").asText(), reply.message());
    assertEquals(List.of("{\"answer\":\"QQ==\"}", "{\"answer\":\"Qg==\"}"), heard);
    assertEquals(
        408, inParts("{\"error\":{\"status\":408,\"message\":\"late\"}}\n", heard).status());
    assertEquals(422, inParts("{\"error\":{\"status\":200}}\n", heard).status());
    assertEquals(422, inParts("{\"part\":{}}\n", heard).status());
    assertEquals(422, inParts("no JSON\n", heard).status());
    assertEquals(422, inParts("{\"other\":{}}\n", heard).status());
  }

  @Test
  void shouldHangUpOnPartsWithoutEnd() throws InterruptedException {
    byte[] part =
        ("{\"part\":{\"answer\":\"" + "QUFB".repeat(2_000) + "\"}}\n")
            .getBytes(StandardCharsets.US_ASCII);
    Reply reply =
        inParts(
            out -> {
              out.write((OK + LINES).getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write(part);
              }
            },
            new CopyOnWriteArrayList<>());
    assertEquals(422, reply.status());
    assertTrue(reply.message().contains("longer than 32768 bytes"), reply.message());
    assertTrue(hungUp.await(5, TimeUnit.MINUTES), "the connection stayed open");
  }

  /** Whoever does not wait any more hangs up, which is how the axon learns of it. */
  @Test
  void shouldHangUpWhenCancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Reply> reply =
        begin(
            out -> {
              out.write((OK + LINES + "{\"part\":{}}\n").getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write('\n');
                out.flush();
                rest();
              }
            },
            Optional.of(part -> begun.countDown()));
    assertTrue(begun.await(5, TimeUnit.MINUTES), "no part");
    reply.cancel(false);
    assertTrue(hungUp.await(5, TimeUnit.MINUTES), "the connection stayed open");
  }

  private Reply inParts(String lines, List<String> heard) {
    return inParts(
        out -> {
          out.write((OK + LINES + lines).getBytes(StandardCharsets.US_ASCII));
          out.close();
        },
        heard);
  }

  private Reply inParts(Answer answer, List<String> heard) {
    return begin(answer, Optional.of(part -> heard.add(part.toString()))).join();
  }

  private int body(String text) {
    return ask(out -> whole(out, text.getBytes(StandardCharsets.UTF_8))).status();
  }

  private static void whole(OutputStream out, byte[] body) throws IOException {
    out.write(
        (OK + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply ask(Answer answer) {
    return ask(answer, new ObjectMapper().createObjectNode().put("prompt", "QQ=="));
  }

  private Reply ask(Answer answer, ObjectNode request) {
    return begin(answer, request, Optional.empty()).join();
  }

  private CompletableFuture<Reply> begin(Answer answer, Optional<Consumer<ObjectNode>> parts) {
    return begin(answer, new ObjectMapper().createObjectNode().put("prompt", "QQ=="), parts);
  }

  private CompletableFuture<Reply> begin(
      Answer answer, ObjectNode request, Optional<Consumer<ObjectNode>> parts) {
    Thread miner = new Thread(() -> serveOnce(answer), "hostile");
    miner.setDaemon(true);
    miner.start();
    return dendrite.ask(
        new Dendrite.Target("127.0.0.1", server.getLocalPort(), "5A"),
        new Dendrite.Question("TextComplete", request, List.of("prompt"), ANSWER_BYTES),
        limit,
        parts);
  }

  private void serveOnce(Answer answer) {
    try (Socket socket = server.accept()) {
      readQuestion(socket.getInputStream());
      answer.write(socket.getOutputStream());
      socket.getOutputStream().flush();
      // until the asker has read everything and leaves
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      hungUp.countDown();
    }
  }

  /** All of it: an end of a socket with bytes nobody has read may overtake the answer. */
  private static void readQuestion(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException(head.toString());
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
  }
}
