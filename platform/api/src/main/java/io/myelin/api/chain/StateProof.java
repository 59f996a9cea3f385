package io.myelin.api.chain;

import io.myelin.api.AsOf;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nodes of the state trie that show one entry to somebody who trusts a block's state root. */
public record StateProof(
    AsOf asOf,
    String stateRoot,
    @Schema(description = "The whole key as hex.") String key,
    @Schema(description = "The stored bytes as hex; null where there is no entry.")
        Optional<String> raw,
    @Schema(description = "Nodes as hex.") List<String> proof) {
  public StateProof {
    proof = List.copyOf(proof);
  }
}
