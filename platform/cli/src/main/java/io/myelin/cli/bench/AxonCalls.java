package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.ClientException;
import io.myelin.client.axon.Dendrite;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Signed questions to one miner of the text subnet, one at a time: nonces must rise. */
final class AxonCalls {
  private static final NetUid TEXT = new NetUid(1);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final List<String> SIGNED = List.of("prompt", "max_bytes", "seed");
  private static final int ANSWER_BYTES = 4 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dendrite dendrite;
  private final Dendrite.Target target;

  private AxonCalls(Dendrite dendrite, Dendrite.Target target) {
    this.dendrite = dendrite;
    this.target = target;
  }

  /**
   * @param signer a neuron of the subnet: strangers may ask a few times a second only
   */
  static AxonCalls of(ChainClient chain, KeyPair signer, AccountId miner) {
    ChainClient.AxonAddress axon =
        chain
            .axon(TEXT, miner)
            .orElseThrow(
                () ->
                    new ClientException(
                        "no miner "
                            + Ss58.encode(miner)
                            + " serves an axon on subnet 1; needed: a running dev market"
                            + " (./myelin up)"));
    Dendrite dendrite = new Dendrite(signer);
    ChainTime.newest(chain).ifPresent(dendrite::notBefore);
    return new AxonCalls(
        dendrite, new Dendrite.Target(axon.host(), axon.port(), Ss58.encode(miner)));
  }

  Dendrite dendrite() {
    return dendrite;
  }

  Dendrite.Target target() {
    return target;
  }

  /**
   * The whole answer, without its parts on the way.
   *
   * @throws ClientException when the miner does not answer
   */
  Completion complete(Completion.Wish wish) {
    return ask(wish, Optional.empty(), new AtomicLong());
  }

  /**
   * The same, token by token.
   *
   * @throws ClientException when the miner does not answer
   */
  Completion stream(Completion.Wish wish) {
    AtomicLong first = new AtomicLong();
    return ask(
        wish, Optional.of(part -> first.compareAndSet(0, Math.max(1, System.nanoTime()))), first);
  }

  private Completion ask(
      Completion.Wish wish, Optional<Consumer<ObjectNode>> parts, AtomicLong first) {
    ObjectNode fields =
        JSON.createObjectNode()
            .put("prompt", wish.prompt())
            .put("max_bytes", wish.maxBytes())
            .put("seed", wish.seed());
    long begun = System.nanoTime();
    Dendrite.Reply reply =
        dendrite
            .ask(
                target,
                new Dendrite.Question("TextComplete", fields, SIGNED, ANSWER_BYTES),
                LIMIT,
                parts)
            .join();
    long end = System.nanoTime();
    if (!reply.ok()) {
      throw new ClientException(
          reply.status(), "the miner refused: " + reply.status() + " " + reply.message());
    }
    long heard = first.get() == 0 ? end : first.get();
    return new Completion(heard - begun, end - begun, reply.body().path("answer").asText());
  }
}
