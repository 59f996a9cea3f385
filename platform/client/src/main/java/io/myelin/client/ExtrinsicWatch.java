package io.myelin.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.ChainClient.Head;
import io.myelin.client.ChainClient.Outcome;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.DispatchFailure;
import io.myelin.codec.EventCodec;
import io.myelin.codec.EventRecord;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gives an extrinsic to the pool and follows it until a block holds it or none can any more. */
final class ExtrinsicWatch {
  /** The pool's code for what it will never include (rpc.md 2). */
  private static final int REFUSED = 1010;

  private static final StorageKey EVENTS = StorageKeys.item("System", "Events");

  private final ChainClient chain;

  ExtrinsicWatch(ChainClient chain) {
    this.chain = chain;
  }

  /**
   * Waits for the block and reads there how the extrinsic ended.
   *
   * @throws ClientException when it is refused, its era ends before, or the limit is over
   */
  Outcome submit(Extrinsics.Signed signed, Duration limit) {
    long next = chain.head().number() + 1;
    Hash256 hash = accepted(signed);
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      Optional<Hash256> block = chain.blockHash(next);
      if (block.isEmpty()) {
        pause();
        continue;
      }
      Optional<Outcome> outcome = outcomeIn(new Head(next, block.get()), hash);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      next++;
      if (next >= signed.death()) {
        throw new ClientException("extrinsic " + hash + " is in no block" + over(signed));
      }
    }
    throw new ClientException(
        "extrinsic "
            + hash
            + " was not included within "
            + limit.toSeconds()
            + " s; it may still be until block "
            + signed.death()
            + ", so look before you send it again");
  }

  private Hash256 accepted(Extrinsics.Signed signed) {
    try {
      return chain.submit(signed.bytes());
    } catch (ClientException refused) {
      // A node may say no more of this than that the signature is wrong: it covers the era's block.
      if (refused.code() == REFUSED && chain.head().number() + 1 >= signed.death()) {
        throw new ClientException(REFUSED, refused.getMessage() + over(signed));
      }
      throw refused;
    }
  }

  private static String over(Extrinsics.Signed signed) {
    return ": its era ended with block "
        + (signed.death() - 1)
        + ", and it can never be included; send it again";
  }

  private Optional<Outcome> outcomeIn(Head block, Hash256 extrinsic) {
    JsonNode body =
        chain.rpc().call("chain_getBlock", block.hash().hex()).path("block").path("extrinsics");
    for (int index = 0; index < body.size(); index++) {
      if (Extrinsics.hash(Hex.decode(body.get(index).asText())).equals(extrinsic)) {
        return Optional.of(outcomeAt(block, index, extrinsic));
      }
    }
    return Optional.empty();
  }

  private Outcome outcomeAt(Head block, int index, Hash256 extrinsic) {
    try {
      ChainCodec own = chain.codecOf(block);
      JsonNode stored = chain.rpc().call("state_getStorage", EVENTS.hex(own), block.hash().hex());
      if (!stored.isTextual()) {
        throw new ScaleException("the block has no events");
      }
      EventCodec codec = own.events();
      List<EventRecord> events =
          codec.decode(Hex.decode(stored.asText())).stream()
              .filter(event -> event.extrinsic().equals(Optional.of((long) index)))
              .toList();
      return new Outcome(extrinsic, block, result(codec.outcome(events)), events);
    } catch (ScaleException | ClientException | IllegalArgumentException unreadable) {
      DispatchResult unknown = new DispatchResult.Unknown(String.valueOf(unreadable.getMessage()));
      return new Outcome(extrinsic, block, unknown, List.of());
    }
  }

  private static DispatchResult result(Optional<Optional<DispatchFailure>> outcome) {
    if (outcome.isEmpty()) {
      return new DispatchResult.Unknown("the block's events hold no one outcome for it");
    }
    return outcome
        .get()
        .<DispatchResult>map(failure -> new DispatchResult.Failed(failure.text()))
        .orElse(new DispatchResult.Success());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting for a block");
    }
  }
}
