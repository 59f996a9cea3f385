package io.myelin.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite;
import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A user's question to the neuron that the market values most. */
public final class Asker {
  private static final List<String> HASHED = List.of("prompt", "max_bytes", "seed");

  /** As the text subnet's task allows. */
  private static final int ANSWER_BYTES = 4 << 10;

  private final ChainClient chain;
  private final Dendrite dendrite;

  public Asker(ChainClient chain, KeyPair key) {
    this.chain = chain;
    this.dendrite = new Dendrite(key);
  }

  /** Uses the key {@code client/asker} under the data folder; made at first use. */
  public static Asker withOwnKey(ChainClient chain, Path data) throws IOException {
    WalletStore wallets = new WalletStore(data.resolve("client"));
    if (!wallets.hasHotkey("client", "asker")) {
      wallets.createHotkey("client", "asker");
    }
    return new Asker(chain, wallets.hotkey("client", "asker", Optional.empty()));
  }

  /** Who answered, what, and how fast. */
  public record Answer(String hotkey, int uid, String text, Duration took) {}

  /** Asks the serving neuron with the highest incentive to continue a text. */
  public Answer complete(NetUid netuid, String prompt, int maxBytes, long seed, Duration limit) {
    Candidate best = best(netuid);
    ObjectNode request =
        RpcClient.JSON
            .createObjectNode()
            .put("prompt", base64(prompt.getBytes(StandardCharsets.UTF_8)))
            .put("max_bytes", maxBytes)
            .put("seed", seed);
    ChainTime.newest(chain).ifPresent(dendrite::notBefore);
    Dendrite.Reply reply =
        dendrite
            .ask(
                best.target,
                new Dendrite.Question("TextComplete", request, HASHED, ANSWER_BYTES),
                limit)
            .join();
    if (!reply.ok()) {
      throw new ClientException(
          reply.status(), "neuron " + best.uid + " did not answer: " + reply.message());
    }
    String text = text(best.uid, reply.body(), maxBytes);
    return new Answer(best.target.hotkey(), best.uid, text, reply.took());
  }

  /**
   * What a neuron answered, as sent to be shown: any character may be in it.
   *
   * @throws ClientException naming the neuron when it is no answer to what was asked
   */
  static String text(int uid, JsonNode body, int maxBytes) {
    byte[] answer;
    try {
      answer = Base64.getDecoder().decode(body.path("answer").asText());
    } catch (IllegalArgumentException notBase64) {
      throw noAnswer(uid, "something that is not base64", maxBytes);
    }
    if (answer.length == 0) {
      throw noAnswer(uid, "nothing", maxBytes);
    }
    if (answer.length > maxBytes) {
      throw noAnswer(uid, answer.length + " bytes", maxBytes);
    }
    return new String(answer, StandardCharsets.UTF_8);
  }

  private static ClientException noAnswer(int uid, String seen, int maxBytes) {
    return new ClientException(
        "neuron "
            + uid
            + " answered "
            + seen
            + "; needed: 1 to "
            + maxBytes
            + " bytes in base64. Ask again later: another neuron may be the best by then.");
  }

  private record Candidate(int uid, int incentive, Dendrite.Target target) {}

  private Candidate best(NetUid netuid) {
    List<AccountId> hotkeys = chain.hotkeys(netuid);
    List<Integer> incentives = chain.incentives(netuid);
    Optional<Candidate> best = Optional.empty();
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      int incentive = uid < incentives.size() ? incentives.get(uid) : 0;
      if (best.isPresent() && best.get().incentive >= incentive) {
        continue;
      }
      AccountId hotkey = hotkeys.get(uid);
      Optional<ChainClient.AxonAddress> axon = chain.axon(netuid, hotkey);
      if (axon.isPresent()) {
        String name = Ss58.encode(hotkey);
        best =
            Optional.of(
                new Candidate(
                    uid,
                    incentive,
                    new Dendrite.Target(axon.get().host(), axon.get().port(), name)));
      }
    }
    return best.orElseThrow(
        () -> new ClientException("no neuron of subnet " + netuid.value() + " serves an axon"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
