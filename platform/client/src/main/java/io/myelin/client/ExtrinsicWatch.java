package io.myelin.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.ChainClient.Head;
import io.myelin.client.ChainClient.Outcome;
import io.myelin.client.meta.ChainMetadata;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives an extrinsic to the pool and follows it until a block holds it or none can any more. */
final class ExtrinsicWatch {
  /** The pool's code for what it will never include (rpc.md 2). */
  private static final int REFUSED = 1010;

  private final ChainClient chain;
  private final Supplier<ChainMetadata> metadata;

  ExtrinsicWatch(ChainClient chain, Supplier<ChainMetadata> metadata) {
    this.chain = chain;
    this.metadata = metadata;
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
      EventReader reader = new EventReader(metadata.get());
      byte[] stored =
          chain
              .storageAt(StorageKeys.item("System", "Events"), block.hash())
              .orElseThrow(() -> new ScaleException("the block has no events"));
      List<ChainEvent> events = reader.ofExtrinsic(stored, index);
      return new Outcome(extrinsic, block, reader.result(events), events);
    } catch (ScaleException | ClientException unreadable) {
      DispatchResult unknown = new DispatchResult.Unknown(String.valueOf(unreadable.getMessage()));
      return new Outcome(extrinsic, block, unknown, List.of());
    }
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
