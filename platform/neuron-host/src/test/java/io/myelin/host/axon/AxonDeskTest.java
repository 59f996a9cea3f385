package io.myelin.host.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.ChainClient;
import io.myelin.client.axon.SynapseSignature;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.worker.link.PluginClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AxonDeskTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final String AXON =
      Ss58.encode(SecretUri.parse("//Bob").keyPair(Scheme.SR25519).accountId());

  @TempDir Path folder = Path.of("");
  private AxonDesk desk = desk();

  private AxonDesk desk() {
    ChainClient nowhere = new ChainClient(URI.create("http://127.0.0.1:1/"));
    return new AxonDesk(nowhere, new NetUid(1), folder);
  }

  @BeforeEach
  void open() throws IOException {
    desk = desk();
    desk.open(
        AXON,
        new Worker(
            new Worker.Spec("m", PluginClient.Role.MINER, Map.of(), folder, folder, folder),
            reason -> {}));
  }

  @Test
  void shouldEchoASignedPingOnceAndRefuseItsReplay() {
    Map<String, String> headers = signed(AXON);
    assertEquals(200, ask("Synapse", headers));
    assertEquals(401, ask("Synapse", headers));
  }

  @Test
  void shouldRefuseUnsignedRequestsAndForeignHotkeysAndBadNumbers() {
    Map<String, String> unsigned = signed(AXON);
    unsigned.remove("bt_header_dendrite_signature");
    assertEquals(401, ask("Synapse", unsigned));
    assertEquals(404, ask("Synapse", signed(Ss58.encode(ALICE.accountId()))));
    Map<String, String> wrong = signed(AXON);
    wrong.put("timeout", "soon");
    assertEquals(400, ask("Synapse", wrong));
  }

  @Test
  void shouldSayThatAWorkerIsNotRunning() {
    assertEquals(503, ask("TextComplete", signed(AXON)));
  }

  @Test
  void shouldGiveStrangersASmallBudgetOnly() {
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      refused += ask("Synapse", signed(AXON)) == 403 ? 1 : 0;
    }
    assertTrue(refused > 0, "a stranger asked 100 times and was never refused");
  }

  private int ask(String synapse, Map<String, String> headers) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return desk.answer(synapse, name -> headers.getOrDefault(name, ""), body).status();
  }

  private static Map<String, String> signed(String axon) {
    Instant now = Instant.now();
    long nonce = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    String sender = Ss58.encode(ALICE.accountId());
    String message = SynapseSignature.message(nonce, sender, axon, "u", "h");
    Map<String, String> headers = new HashMap<>();
    headers.put("timeout", "12.0");
    headers.put("bt_header_axon_hotkey", axon);
    headers.put("bt_header_dendrite_hotkey", sender);
    headers.put("bt_header_dendrite_uuid", "u");
    headers.put("bt_header_dendrite_nonce", Long.toString(nonce));
    headers.put("bt_header_dendrite_signature", SynapseSignature.sign(ALICE, message));
    headers.put("computed_body_hash", "h");
    return headers;
  }
}
