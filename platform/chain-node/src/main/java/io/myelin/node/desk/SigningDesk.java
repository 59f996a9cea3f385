package io.myelin.node.desk;

import io.myelin.api.Amount;
import io.myelin.api.chain.PrepareRequest;
import io.myelin.api.chain.Prepared;
import io.myelin.api.chain.SubmitRequest;
import io.myelin.api.chain.Submitted;
import io.myelin.api.chain.TrialRequest;
import io.myelin.api.serving.Problems;
import io.myelin.ledger.Submission;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.RuntimeVersion;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Calls on their way to a signature, and signed ones on their way to the pool (rpc.md 8). */
@Dependent
public class SigningDesk {
  private static final int ERA_BLOCKS = 64;
  private static final int MOST_ERA_BLOCKS = 65_536;
  private static final int HASHED_ABOVE = 256;
  private static final int SIGNATURE = 65;

  private final ChainService chain;
  private final ExtrinsicDesk extrinsics;
  private final ChainCodecs codecs;

  @Inject
  public SigningDesk(ChainService chain, ExtrinsicDesk extrinsics, ChainCodecs codecs) {
    this.chain = chain;
    this.extrinsics = extrinsics;
    this.codecs = codecs;
  }

  public Prepared prepare(PrepareRequest asked) {
    try {
      return prepared(asked);
    } catch (ScaleException | IllegalArgumentException wrong) {
      throw Problems.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private Prepared prepared(PrepareRequest asked) {
    AccountId signer = signer(asked.signer());
    byte[] call = extrinsics.call(asked.call());
    ChainBlock head = chain.head();
    int blocks = asked.eraBlocks().orElse(ERA_BLOCKS);
    if (blocks < 4 || blocks > MOST_ERA_BLOCKS || Integer.bitCount(blocks) != 1) {
      throw Problems.badParameter(
          "eraBlocks", Integer.toString(blocks), "a power of two from 4 to " + MOST_ERA_BLOCKS);
    }
    Era era = Era.mortal(head.number(), blocks);
    RuntimeVersion version = chain.ledger().runtimes().reading(chain.headState()).version();
    long nonce = chain.ledger().pool().nextIndex(signer);
    ScaleWriter payload = new ScaleWriter().bytes(call);
    Era.CODEC.write(payload, era);
    payload.compact(nonce).compact(0).u8(0);
    payload.u32(version.specVersion()).u32(version.transactionVersion());
    payload.bytes(chain.ledger().genesisHash().bytes()).bytes(head.hash().bytes()).u8(0);
    byte[] bytes = payload.toByteArray();
    return new Prepared(
        Hex.encode(bytes.length > HASHED_ABOVE ? Hashes.blake2b256(bytes).bytes() : bytes),
        Hex.encode(call),
        Ss58.encode(signer),
        nonce,
        Hex.encode(Era.CODEC.encode(era)),
        Views.asOf(head),
        chain.ledger().genesisHash().hex(),
        version.specVersion(),
        version.transactionVersion(),
        codecs.newest().metadata().extrinsic().extensions().stream()
            .map(each -> each.identifier())
            .toList(),
        new Amount("0"),
        extrinsics.tried(
            new TrialRequest(
                Optional.empty(), Optional.of(asked.call()), Optional.of(asked.signer()))));
  }

  private static AccountId signer(String address) {
    return Ask.account("signer", address)
        .orElseThrow(() -> Problems.badParameter("signer", "", "an SS58 address"));
  }

  public Submitted submit(SubmitRequest asked) {
    byte[] bytes;
    try {
      bytes = bytes(asked);
    } catch (ScaleException | IllegalArgumentException wrong) {
      throw Problems.badRequest(String.valueOf(wrong.getMessage()));
    }
    String hex = Hex.encode(bytes);
    Submission submission = chain.ledger().pool().submit(bytes);
    if (submission instanceof Submission.Refused refused) {
      throw Problems.refusal(
          409,
          "extrinsic-refused",
          refused.message() + ": " + refused.data() + " (JSON-RPC code " + refused.code() + ")",
          List.of());
    }
    Submission.Accepted accepted = (Submission.Accepted) submission;
    String hash = accepted.hash().hex();
    return new Submitted(
        hash,
        accepted.future() ? "future" : "ready",
        "/api/v1/stream?topics=extrinsic:" + hash,
        "./myelin tx PALLET CALL ARGUMENTS --from WALLET signs and sends in one step",
        "curl -H 'Content-Type: application/json' -d '{\"extrinsic\":\""
            + Problems.echo(hex)
            + "\"}' "
            + chain.settings().node().resolve("/api/v1/extrinsics"));
  }

  private static byte[] bytes(SubmitRequest asked) {
    if (asked.extrinsic().isPresent()) {
      return Hex.decode(asked.extrinsic().get());
    }
    SubmitRequest.Signed signed =
        asked
            .signed()
            .orElseThrow(
                () -> Problems.badRequest("Give {\"extrinsic\": \"0x...\"} or {\"signed\": {}}."));
    byte[] signature = Hex.decode(signed.signature());
    if (signature.length != SIGNATURE) {
      throw Problems.badParameter(
          "signature", signed.signature(), "a byte of its type and 64 bytes, as hex");
    }
    ScaleWriter body = new ScaleWriter().u8(0x84).u8(0).bytes(signer(signed.signer()).bytes());
    body.bytes(signature).bytes(Hex.decode(signed.era()));
    body.compact(signed.nonce()).compact(0).u8(0).bytes(Hex.decode(signed.call()));
    return new ScaleWriter().lengthPrefixed(body.toByteArray()).toByteArray();
  }
}
