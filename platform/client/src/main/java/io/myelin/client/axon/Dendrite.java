package io.myelin.client.axon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The asking side; one call never waits longer than its timeout, however many run at once. */
public final class Dendrite {
  /** Who asks and who answers, as a body carries them, and what else the protocol adds. */
  private static final int ENVELOPE_BYTES = 8 << 10;

  private static final Set<String> ENVELOPE =
      Set.of(
          "name",
          "timeout",
          "total_size",
          "header_size",
          "dendrite",
          "axon",
          "computed_body_hash",
          "required_hash_fields");

  private static final int LONGEST_MESSAGE = 200;

  private static final List<String> TERMINAL =
      List.of(
          "status_code",
          "status_message",
          "process_time",
          "ip",
          "port",
          "version",
          "nonce",
          "uuid",
          "hotkey",
          "signature");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final KeyPair hotkey;
  private final String address;
  private final String uuid = UUID.randomUUID().toString();
  private final LongSupplier unixNanos;
  private final Map<String, Long> lastNonce = new ConcurrentHashMap<>();
  private final AtomicLong earliest = new AtomicLong();

  public Dendrite(KeyPair hotkey) {
    this(hotkey, () -> AxonTime.at(Instant.now()).latestNanos());
  }

  Dendrite(KeyPair hotkey, LongSupplier unixNanos) {
    this.hotkey = hotkey;
    this.unixNanos = unixNanos;
    this.address = Ss58.encode(hotkey.accountId());
  }

  /** A neuron to ask: the endpoint it published and its hotkey. */
  public record Target(String host, int port, String hotkey) {}

  /**
   * What is asked.
   *
   * @param synapse the name of the task
   * @param hashFields the fields that the signature covers
   * @param answerBytes how much JSON the answer's own fields may have; what it repeats of the
   *     question is not counted
   */
  public record Question(
      String synapse, ObjectNode fields, List<String> hashFields, int answerBytes) {
    public Question {
      hashFields = List.copyOf(hashFields);
    }

    /** Python writes a space behind each comma, also where it repeats the question. */
    private int readBytes() {
      long repeated = 2L * bytes(fields) + ENVELOPE_BYTES;
      return (int) Math.min(Integer.MAX_VALUE, 2L * answerBytes + repeated);
    }

    /** Bytes that the answer's own fields have, written without spaces. */
    private long own(ObjectNode body) {
      long own = 0;
      for (Map.Entry<String, JsonNode> field : body.properties()) {
        if (!fields.has(field.getKey()) && !ENVELOPE.contains(field.getKey())) {
          own += field.getKey().length() + 4L + bytes(field.getValue());
        }
      }
      return own;
    }

    private static int bytes(JsonNode node) {
      return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /** What came back; the body is empty unless the status is 200. */
  public record Reply(int status, String message, ObjectNode body, Duration took) {
    public boolean ok() {
      return status == 200;
    }
  }

  /**
   * Asks and completes with a reply in every case; 408 and 503 are made up here when time runs out
   * or nobody listens (axon.md 6).
   */
  public CompletableFuture<Reply> ask(Target target, Question question, Duration limit) {
    return ask(target, question, limit, Optional.empty());
  }

  /**
   * The same, with the parts of the answer as they come, where the axon sends some; they are heard
   * one after another, and the axon waits for who hears them. Cancelling the future hangs up.
   */
  public CompletableFuture<Reply> ask(
      Target target, Question question, Duration limit, Optional<Consumer<ObjectNode>> parts) {
    long start = System.nanoTime();
    HttpRequest.Builder signed;
    try {
      signed = request(target, question.synapse(), question.fields(), question.hashFields(), limit);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(failed(400, "bad target: " + e.getMessage(), start));
    }
    parts.ifPresent(heard -> signed.header("Accept", AnswerLines.TYPE));
    CompletableFuture<HttpResponse<Received>> exchange =
        http.sendAsync(
            signed.build(),
            Received.of(question.readBytes(), question.answerBytes(), parts.orElse(part -> {})));
    CompletableFuture<Reply> reply =
        exchange
            .copy()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .handle(
                (response, failure) ->
                    response == null
                        ? failed(failure, start)
                        : read(response.body(), question, start));
    // whoever sends a byte now and then must not hold the connection for ever
    reply.whenComplete((done, failure) -> exchange.cancel(true));
    return reply;
  }

  /**
   * Lets no nonce lie before a time that others agree on, as a block's: this machine's clock may
   * have been set back, also before it started.
   */
  public void notBefore(Instant agreed) {
    earliest.accumulateAndGet(AxonTime.at(agreed).latestNanos(), Math::max);
  }

  /** Nonces rise strictly per axon, also when the clock stands still or steps back. */
  long nextNonce(String axon) {
    long nanos = Math.max(unixNanos.getAsLong(), earliest.get());
    return lastNonce.merge(axon, nanos, (last, time) -> Math.max(last + 1, time));
  }

  Stamp stamp(Target target, String hash) {
    long nonce = nextNonce(target.hotkey());
    String message = SynapseSignature.message(nonce, address, target.hotkey(), uuid, hash);
    return new Stamp(address, uuid, nonce, hash, SynapseSignature.sign(hotkey, message));
  }

  HttpClient http() {
    return http;
  }

  private HttpRequest.Builder request(
      Target target, String synapse, ObjectNode payload, List<String> fields, Duration limit) {
    String hash = SynapseSignature.bodyHash(payload, fields);
    Stamp stamp = stamp(target, hash);
    ObjectNode body =
        payload.deepCopy().put("name", synapse).put("timeout", limit.toMillis() / 1e3);
    // a Python miner learns from the body, not from headers, who asks
    terminal(body.putObject("dendrite"), "127.0.0.1", address)
        .put("version", Stamp.VERSION)
        .put("nonce", stamp.nonce())
        .put("uuid", uuid)
        .put("signature", stamp.signature());
    terminal(body.putObject("axon"), target.host(), target.hotkey()).put("port", target.port());
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder out =
        stamp
            .on(target, "/" + synapse, limit)
            .header("Content-Type", "application/json")
            .header("name", synapse)
            .header("header_size", "0")
            .header("total_size", Integer.toString(bytes.length));
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      out.header("bt_header_input_obj_" + field.getKey(), emptyValue(field.getValue()));
    }
    return out.POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
  }

  /** One end of the exchange as bodies carry it (axon.md 3); what is not known is null. */
  private static ObjectNode terminal(ObjectNode end, String ip, String hotkey) {
    TERMINAL.forEach(end::putNull);
    return end.put("ip", ip).put("hotkey", hotkey);
  }

  private static String emptyValue(JsonNode value) {
    String empty =
        value.isTextual() ? "\"\"" : value.isArray() ? "[]" : value.isObject() ? "{}" : "0";
    return Base64.getEncoder().encodeToString(empty.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply read(Received response, Question question, long start) {
    try {
      JsonNode body = StrangersJson.read(response.bytes(), question.answerBytes());
      if (response.status() == 200 && body instanceof ObjectNode object) {
        if (question.own(object) > question.answerBytes()) {
          throw new BoundedBody.TooLongException(question.answerBytes());
        }
        return new Reply(200, "Success", object, took(start));
      }
      return failed(
          response.status() == 200 ? 422 : response.status(),
          clean(body.path("message").asText("answered HTTP " + response.status())),
          start);
    } catch (BoundedBody.TooLongException e) {
      return failed(422, String.valueOf(e.getMessage()), start);
    } catch (java.io.IOException e) {
      return failed(
          422,
          "the answer is not JSON, or has more than "
              + StrangersJson.tokens(question.answerBytes())
              + " values, names and brackets",
          start);
    }
  }

  /** A stranger's words are shown to people: short, and without control characters. */
  private static String clean(String message) {
    String plain = message.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_MESSAGE));
  }

  private static Reply failed(Throwable failure, long start) {
    Throwable cause =
        failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof BoundedBody.TooLongException) {
      return failed(422, String.valueOf(cause.getMessage()), start);
    }
    boolean late =
        cause instanceof java.util.concurrent.TimeoutException
            || cause instanceof java.net.http.HttpTimeoutException;
    return failed(late ? 408 : 503, late ? "no answer in time" : "cannot connect", start);
  }

  private static Reply failed(int status, String message, long start) {
    return new Reply(status, message, JsonNodeFactory.instance.objectNode(), took(start));
  }

  private static Duration took(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
