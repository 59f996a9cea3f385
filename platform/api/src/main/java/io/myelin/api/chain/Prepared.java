package io.myelin.api.chain;

import io.myelin.api.Amount;
import io.myelin.api.AsOf;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to sign, and what would come of it. */
public record Prepared(
    @Schema(description = "The bytes to sign as hex; already hashed where they were more than 256.")
        String payload,
    @Schema(description = "SCALE of the call as hex.") String call,
    String signer,
    long nonce,
    @Schema(description = "SCALE of the era as hex.") String era,
    @Schema(description = "Block at which the era begins.") AsOf birth,
    String genesis,
    long specVersion,
    long transactionVersion,
    @Schema(description = "Names of the extensions that sign beside the call, for wallets.")
        List<String> extensions,
    Amount tip,
    @Schema(description = "What the call would do in the next block.") Trial expected) {
  public Prepared {
    extensions = List.copyOf(extensions);
  }
}
