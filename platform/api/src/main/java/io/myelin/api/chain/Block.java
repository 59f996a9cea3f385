package io.myelin.api.chain;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A block with its body and what it paid. */
public record Block(
    long number,
    String hash,
    String parentHash,
    String stateRoot,
    String extrinsicsRoot,
    Instant time,
    boolean finalized,
    List<Body> extrinsics,
    List<Payout> payouts) {
  public Block {
    extrinsics = List.copyOf(extrinsics);
    payouts = List.copyOf(payouts);
  }

  /** One extrinsic as its bytes. */
  @Schema(name = "ExtrinsicBytes")
  public record Body(int index, String hash, int bytes, boolean success, String encoded) {}
}
