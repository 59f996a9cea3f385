package io.myelin.api.chain;

import io.myelin.api.Amount;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nodes of the receipts trie that show one payout under the header of its block. */
public record PayoutProof(
    String block,
    Header header,
    int index,
    Paid payout,
    String key,
    String leaf,
    List<String> proof) {
  public PayoutProof {
    proof = List.copyOf(proof);
  }

  /** The header in the form of chain_getHeader. */
  @Schema(name = "Header")
  public record Header(
      String parentHash, String number, String stateRoot, String extrinsicsRoot, Digest digest) {}

  /** Logs of a header. */
  @Schema(name = "Digest")
  public record Digest(List<String> logs) {
    public Digest {
      logs = List.copyOf(logs);
    }
  }

  /** Who got what. */
  @Schema(name = "PaidTo")
  public record Paid(int netuid, String account, String hotkey, String kind, Amount amount) {}
}
