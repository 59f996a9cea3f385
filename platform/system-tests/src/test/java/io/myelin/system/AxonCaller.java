package io.myelin.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.axon.SynapseSignature;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Pings an axon with headers of its own making, good and bad (axon.md 2). */
final class AxonCaller {
  private static final KeyPair KEY = SecretUri.parse("//Alice//caller").keyPair(Scheme.SR25519);

  /** The hash of a body without required fields. */
  private static final String NOTHING =
      "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI node;
  private final String axon;
  private final String uuid = UUID.randomUUID().toString();

  /** Calls the neuron with the given hotkey behind a node's address. */
  AxonCaller(URI node, String axon) {
    this.node = node;
    this.axon = axon;
  }

  /** Status and the body's message. */
  record Answer(int status, String message) {}

  /** Headers that may be sent more than once. */
  record Request(Map<String, String> headers) {
    Request without(String field) {
      Map<String, String> fewer = new LinkedHashMap<>(headers);
      fewer.remove("bt_header_dendrite_" + field);
      return new Request(fewer);
    }

    /** The signature is good, but for another axon. */
    Request signedFor(String other) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      changed.put("bt_header_dendrite_signature", signature(changed, other));
      return new Request(changed);
    }
  }

  /** The timeout asks for the widest window, so that only the kept nonce refuses a replay. */
  Request ping() {
    Instant now = Instant.now();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("timeout", "120.0");
    headers.put("bt_header_axon_hotkey", axon);
    headers.put("bt_header_dendrite_hotkey", Ss58.encode(KEY.accountId()));
    headers.put("bt_header_dendrite_uuid", uuid);
    headers.put(
        "bt_header_dendrite_nonce",
        Long.toString(now.getEpochSecond() * 1_000_000_000L + now.getNano()));
    headers.put("computed_body_hash", NOTHING);
    headers.put("bt_header_dendrite_signature", signature(headers, axon));
    return new Request(headers);
  }

  private static String signature(Map<String, String> headers, String axon) {
    return SynapseSignature.sign(
        KEY,
        SynapseSignature.message(
            Long.parseLong(headers.getOrDefault("bt_header_dendrite_nonce", "0")),
            Ss58.encode(KEY.accountId()),
            axon,
            headers.getOrDefault("bt_header_dendrite_uuid", ""),
            NOTHING));
  }

  Answer send(Request request) throws IOException, InterruptedException {
    HttpRequest.Builder out =
        HttpRequest.newBuilder(node.resolve("/Synapse"))
            .timeout(Duration.ofMinutes(3))
            .header("Content-Type", "application/json");
    request.headers().forEach(out::header);
    HttpResponse<String> response =
        http.send(
            out.POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        new ObjectMapper().readTree(response.body()).path("message").asText());
  }
}
