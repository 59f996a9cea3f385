package io.myelin.client.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.Vectors;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AxonVerifierTest {
  private static final long NOW = 1_763_800_000_000_000_000L;
  private static final long HOUR = 3_600_000_000_000L;
  private static final KeyPair SENDER = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final String AXON = Ss58.encode(key("//Bob").accountId());

  @TempDir Path folder;

  @Test
  void shouldHashBodiesAndAcceptTheRecordedRequests() throws IOException {
    for (JsonNode item : Vectors.read("axon").path("requests")) {
      AxonRequest request = recorded(item);
      JsonNode body = new ObjectMapper().readTree(item.path("bodyJson").asText());
      List<String> fields = new ArrayList<>();
      item.path("requiredHashFields").forEach(field -> fields.add(field.asText()));
      for (String field : fields) {
        assertEquals(
            item.path("pythonStr").path(field).asText(), PythonText.str(body.path(field)), field);
      }
      assertEquals(item.path("bodyHash").asText(), SynapseSignature.bodyHash(body, fields));
      assertEquals(Optional.empty(), answer(verifierFor(request), request));
    }
  }

  @Test
  void shouldRefuseTheRecordedForgeries() throws IOException {
    for (JsonNode item : Vectors.read("axon").path("rejected")) {
      AxonRequest request = recorded(item);
      Optional<String> refusal = verifierFor(request).refuse(request);
      assertTrue(
          refusal.orElse("accepted").startsWith("Signature mismatch"),
          item.path("why").asText() + ": " + refusal);
    }
  }

  @Test
  void shouldRefuseAReplayAlsoAfterARestart() throws IOException {
    AxonRequest request = request(NOW);
    assertEquals(Optional.empty(), answer(verifier(AXON, NOW), request));
    assertTrue(verifier(AXON, NOW + 1).refuse(request).orElse("").contains("newer one"));
    assertEquals(Optional.empty(), answer(verifier(AXON, NOW), request(NOW + 1)));
  }

  @Test
  void shouldRefuseNoncesThatAreOldOrAhead() throws IOException {
    AxonVerifier verifier = verifier(AXON, NOW);
    assertTrue(
        verifier.refuse(request(NOW - 17_000_000_000L)).orElse("").contains("17.00 seconds old"));
    AxonRequest ahead = request(NOW + 6_000_000_000L);
    assertTrue(verifier.use(ahead, false).orElse("").contains("ahead"));
    assertEquals(Optional.empty(), answer(verifier, request(NOW - 15_000_000_000L)));
    assertEquals(Optional.empty(), answer(verifier, ahead));
  }

  @Test
  void shouldRefuseNoncesThatItsFileCannotKeep() throws IOException {
    AxonVerifier verifier = verifier(AXON, NOW);
    for (long nonce : new long[] {Long.MIN_VALUE, -1, 0, 9_000_000_000_000_000_000L}) {
      assertTrue(verifier.refuse(request(nonce)).orElse("").contains("out of range"));
    }
  }

  /** Sender and axon may share the clock, or only one of them has it set. */
  @Test
  void shouldGoOnAnsweringWhoeverItKnowsWhenAClockIsSet() throws IOException {
    AtomicLong here = new AtomicLong(NOW);
    AtomicLong there = new AtomicLong(NOW);
    AxonVerifier verifier =
        new AxonVerifier(AXON, folder.resolve("n"), () -> AxonTime.of(here.get()));
    Dendrite dendrite = new Dendrite(SENDER, there::get);
    for (long[] clocks :
        new long[][] {
          {0, 0},
          {HOUR, 0},
          {-HOUR, 0},
          {0, -HOUR},
          {-HOUR, -HOUR},
          {HOUR, HOUR},
          {0, 0},
          {-HOUR, HOUR}
        }) {
      here.set(NOW + clocks[0]);
      there.set(NOW + clocks[1]);
      AxonRequest request = request(dendrite.nextNonce(AXON));
      assertEquals(Optional.empty(), answer(verifier, request), Arrays.toString(clocks));
      assertTrue(verifier.refuse(request).orElse("").contains("newer one"));
    }
  }

  /** As after a restart with a clock that was set back, or one that is wrong on one side only. */
  @Test
  void shouldBelieveEitherOfTwoOpinionsOnTheTimeOfANewSender() throws IOException {
    for (long wrong : new long[] {-HOUR, HOUR}) {
      AxonVerifier verifier =
          new AxonVerifier(
              AXON, folder.resolve("n" + wrong), () -> AxonTime.of(NOW + wrong).or(NOW));
      AxonRequest request = request(NOW);
      assertEquals(Optional.empty(), verifier.refuse(request));
      assertEquals(Optional.empty(), verifier.use(request, false));
    }
    Dendrite restarted = new Dendrite(SENDER, () -> NOW - HOUR);
    restarted.notBefore(Instant.ofEpochSecond(0, NOW));
    restarted.notBefore(Instant.EPOCH);
    assertEquals(NOW, restarted.nextNonce(AXON));
    assertEquals(NOW + 1, restarted.nextNonce(AXON));
  }

  @Test
  void shouldRefuseARequestWithoutSignatureOrNonce() throws IOException {
    AxonRequest signed = request(NOW);
    AxonVerifier verifier = verifier(AXON, NOW);
    assertEquals(
        Optional.of("Missing Signature"), verifier.refuse(changed(signed, signed.nonce(), "")));
    assertEquals(
        Optional.of("Missing Nonce"),
        verifier.refuse(changed(signed, Optional.empty(), signed.signature())));
  }

  @Test
  void shouldNotUseUpTheNonceOfAForgedRequest() throws IOException {
    AxonRequest signed = request(NOW);
    AxonVerifier verifier = verifier(AXON, NOW);
    verifier.refuse(changed(signed, Optional.of(NOW + 1), signed.signature()));
    assertEquals(Optional.empty(), answer(verifier, signed));
  }

  /** Two copies of a request at the same time both pass the check. */
  @Test
  void shouldUseUpANonceOnce() throws IOException {
    AxonRequest signed = request(NOW);
    AxonVerifier verifier = verifier(AXON, NOW);
    assertEquals(Optional.empty(), verifier.refuse(signed));
    assertEquals(Optional.empty(), verifier.use(signed, true));
    assertTrue(verifier.use(signed, true).orElse("").contains("newer one"));
  }

  @Test
  void shouldKeepStrangersAndGreedyNeuronsFromTakingAnybodyElsesRoom() throws IOException {
    AtomicLong clock = new AtomicLong(NOW);
    AxonVerifier verifier =
        new AxonVerifier(AXON, folder.resolve("n"), () -> AxonTime.of(clock.get()));
    assertEquals(Optional.empty(), verifier.use(sender("neuron", "first"), true));
    assertEquals(Optional.empty(), verifier.use(sender("stranger", "first"), false));
    int taken = 0;
    while (verifier.use(sender("crowd", "u" + taken), false).isEmpty()) {
      taken++;
    }
    assertEquals(10_000 - 2, taken);
    assertTrue(verifier.use(sender("late", "u"), false).orElse("").contains("Too many senders"));

    int own = 0;
    while (verifier.use(sender("greedy", "u" + own), true).isEmpty()) {
      own++;
    }
    assertEquals(256, own);

    assertEquals(Optional.empty(), verifier.use(sender("neuron", "second"), true));
    clock.set(NOW + 1);
    assertEquals(Optional.empty(), verifier.use(sender("neuron", "first", NOW + 1), true));
    assertEquals(Optional.empty(), verifier.use(sender("stranger", "first", NOW + 1), false));
    assertEquals(Optional.empty(), verifier.use(sender("greedy", "u0", NOW + 1), true));

    clock.set(NOW + 125_000_000_000L);
    assertEquals(Optional.empty(), verifier.use(sender("late", "u", clock.get()), false));
    assertEquals(Optional.empty(), verifier.use(sender("greedy", "new", clock.get()), true));
  }

  @Test
  void shouldReadWhatIsLeftOfADamagedTable() throws IOException {
    AxonRequest signed = request(NOW);
    assertEquals(Optional.empty(), answer(verifier(AXON, NOW), signed));
    Path file = folder.resolve(AXON);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, new byte[] {(byte) 0xff, 'x', '\n'});
    Files.write(file, bytes, StandardOpenOption.APPEND);
    Files.write(
        file,
        "a:b 9999999999999999999\na:b 1".getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);
    assertTrue(verifier(AXON, NOW + 1).refuse(signed).orElse("").contains("newer one"));
  }

  private static Optional<String> answer(AxonVerifier verifier, AxonRequest request) {
    return verifier.refuse(request).or(() -> verifier.use(request, true));
  }

  private static AxonRequest sender(String hotkey, String uuid) {
    return sender(hotkey, uuid, NOW);
  }

  private static AxonRequest sender(String hotkey, String uuid, long nonce) {
    return new AxonRequest(AXON, hotkey, uuid, Optional.of(nonce), "", "", 12);
  }

  @Test
  void shouldRaiseEveryNonceOfADendrite() {
    Dendrite dendrite = new Dendrite(SENDER);
    long last = 0;
    for (int i = 0; i < 1_000; i++) {
      long next = dendrite.nextNonce(AXON);
      assertTrue(next > last);
      last = next;
    }
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private static AxonRequest changed(AxonRequest of, Optional<Long> nonce, String signature) {
    return new AxonRequest(
        of.axonHotkey(), of.dendriteHotkey(), of.uuid(), nonce, signature, of.bodyHash(), 12);
  }

  private static AxonRequest request(long nonce) {
    String sender = Ss58.encode(SENDER.accountId());
    String message = SynapseSignature.message(nonce, sender, AXON, "u", "h");
    String signature = SynapseSignature.sign(SENDER, message);
    return new AxonRequest(AXON, sender, "u", Optional.of(nonce), signature, "h", 12);
  }

  private AxonVerifier verifier(String hotkey, long now) throws IOException {
    return new AxonVerifier(hotkey, folder.resolve(hotkey), () -> AxonTime.of(now));
  }

  private AxonVerifier verifierFor(AxonRequest request) throws IOException {
    return verifier(request.axonHotkey(), request.nonce().orElseThrow());
  }

  private static AxonRequest recorded(JsonNode item) {
    return AxonRequest.of(name -> item.path("headers").path(name).asText(""));
  }
}
