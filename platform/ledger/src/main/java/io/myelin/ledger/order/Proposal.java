package io.myelin.ledger.order;

import io.myelin.primitives.block.Header;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import java.util.List;

/** A sealed block on its way through an engine. */
public record Proposal(Header header, List<byte[]> extrinsics) {
  private static final Codec<List<byte[]>> BODY = Codecs.list(Codecs.BYTES);

  /** For the log of an engine. */
  public static final Codec<Proposal> CODEC =
      Codec.of(
          (out, proposal) -> {
            Header.CODEC.write(out, proposal.header);
            BODY.write(out, proposal.extrinsics);
          },
          in -> new Proposal(Header.CODEC.read(in), BODY.read(in)));

  public Proposal {
    extrinsics = List.copyOf(extrinsics);
  }
}
