package io.myelin.node.decoded;

import io.myelin.codec.CallCodec;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.DispatchFailure;
import io.myelin.codec.EventRecord;
import io.myelin.codec.ExtrinsicReader;
import io.myelin.codec.value.Plain;
import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.BrokenExtrinsic;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.InvariantViolation;
import io.myelin.runtime.Validity;
import io.myelin.runtime.subtensor.SubnetAccounts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Executes an extrinsic in a block that nobody keeps, beside the same block without it. */
public final class Trial {
  private static final int ERA_BLOCKS = 64;

  private final ChainCodec codec;
  private final ChainRuntime checking;
  private final ChainRuntime trusting;
  private final BlockDecoder decoder;
  private final StateDifference difference;
  private final EmptyBlock empty;

  /**
   * Trials on one chain.
   *
   * @param checking the chain's runtime
   * @param trusting the same, but any signature holds: for calls that nobody signed
   */
  public Trial(ChainCodec codec, ChainRuntime checking, ChainRuntime trusting) {
    this(codec, checking, trusting, new EmptyBlock());
  }

  Trial(ChainCodec codec, ChainRuntime checking, ChainRuntime trusting, EmptyBlock empty) {
    this.empty = empty;
    this.codec = codec;
    this.checking = checking;
    this.trusting = trusting;
    this.decoder = new BlockDecoder(codec);
    this.difference = new StateDifference(codec);
  }

  /**
   * Where it is tried.
   *
   * @param state what the block left
   * @param author of the block after it, who gets the fee
   */
  public record Place(long block, Hash256 hash, StateView state, AccountId author) {}

  /**
   * Tries an extrinsic as it would be submitted.
   *
   * @throws ScaleException when the bytes are no signed extrinsic of this chain
   */
  public TrialReport signed(Place place, byte[] extrinsic) {
    return tried(place, extrinsic, checking);
  }

  /**
   * Tries a call as if an account had signed it with its next nonce.
   *
   * @throws ScaleException when the bytes are no call of this chain
   */
  public TrialReport unsigned(Place place, byte[] call, AccountId from) {
    CallCodec.Call decoded = codec.calls().decode(call);
    if (SubnetAccounts.isOne(from)) {
      return new Draft(place, Ss58.encode(from), decoder.call(decoded))
          .refused(
              "SubnetAccount",
              "it would come from the account that holds a subnet's TAO; nobody has its key, name"
                  + " an account that can sign");
    }
    long nonce =
        place
            .state()
            .get(codec.storage("System", "Account").key(Value.of(from)))
            .map(bytes -> codec.storage("System", "Account").decode(bytes))
            .map(account -> Plain.u64(Plain.field(account, "nonce")))
            .orElse(0L);
    ScaleWriter body = new ScaleWriter().u8(0x84).u8(0).bytes(from.bytes());
    body.u8(1).bytes(new byte[64]); // as long as a signature of sr25519
    Era.CODEC.write(body, Era.mortal(place.block(), ERA_BLOCKS));
    body.compact(nonce).compact(0).u8(0).bytes(call);
    byte[] extrinsic = new ScaleWriter().lengthPrefixed(body.toByteArray()).toByteArray();
    return tried(place, extrinsic, trusting);
  }

  private TrialReport tried(Place place, byte[] extrinsic, ChainRuntime runtime) {
    ExtrinsicReader.Decoded decoded = codec.extrinsics().decode(extrinsic);
    ExtrinsicReader.Signed signed =
        decoded
            .signed()
            .orElseThrow(
                () ->
                    new ScaleException(
                        "extrinsic refused: it is not signed; only the author's own are not"));
    Draft draft = new Draft(place, signer(signed), decoder.call(decoded.call()));
    Validity validity = runtime.validate(place.state(), place.hash(), extrinsic);
    if (validity instanceof Validity.Malformed malformed) {
      return draft.refused("Malformed", malformed.reason());
    }
    if (validity instanceof Validity.Invalid invalid) {
      return draft.refused("Invalid", invalid.reason());
    }
    Validity.Valid valid = (Validity.Valid) validity;
    if (valid.nonce() > valid.accountNonce()) {
      return draft.refused(
          "Future",
          "its nonce is "
              + valid.nonce()
              + ", the account's next one is "
              + valid.accountNonce()
              + "; it would wait for those between");
    }
    return executed(draft, extrinsic, runtime);
  }

  private TrialReport executed(Draft draft, byte[] extrinsic, ChainRuntime runtime) {
    Place place = draft.place();
    SortedMap<byte[], Optional<byte[]>> without = empty.changes(place, checking);
    BlockResult with;
    try {
      with = runtime.apply(place.state(), EmptyBlock.input(place, List.of(extrinsic)));
    } catch (InvariantViolation broken) {
      return draft.refused(
          "InvariantViolation",
          "it would break a rule that holds in every block: " + broken.getMessage());
    } catch (BrokenExtrinsic mistake) {
      return draft.refused(
          "BrokenExtrinsic",
          "block makers keep it out, because the runtime makes a mistake on it: "
              + mistake.getCause());
    }
    if (with.outcomes().isEmpty()) {
      return draft.refused("Invalid", "what begins the next block makes it fail");
    }
    StateDifference.Changes changes = difference.between(place.state(), without, with.changes());
    List<EventRecord> events = events(with);
    Optional<DispatchFailure> failure =
        codec
            .events()
            .outcome(events)
            .orElseThrow(() -> new ScaleException("the events tell no outcome"));
    return new TrialReport(
        place.block(),
        place.hash().hex(),
        draft.signer(),
        draft.call(),
        failure.isPresent() ? "failed" : "success",
        failure.map(BlockDecoder.Failure::of),
        failure.isPresent() ? Optional.empty() : codec.events().innerFailure(events),
        Optional.of(fee(events)),
        decoder.events(events),
        changes.changes(),
        changes.more());
  }

  /** Those of the extrinsic, out of what the block would store. */
  private List<EventRecord> events(BlockResult result) {
    byte[] key = codec.storage("System", "Events").key();
    byte[] stored =
        Optional.ofNullable(result.changes().get(key))
            .flatMap(value -> value)
            .orElseThrow(() -> new ScaleException("the block has no events"));
    return codec.events().decode(stored).stream()
        .filter(event -> event.extrinsic().equals(Optional.of(0L)))
        .toList();
  }

  private static String fee(List<EventRecord> events) {
    return events.stream()
        .filter(event -> event.is("TransactionPayment", "TransactionFeePaid"))
        .flatMap(event -> event.fields().at(1).stream())
        .map(paid -> Plain.big(paid).toString())
        .findFirst()
        .orElse("0");
  }

  private static String signer(ExtrinsicReader.Signed signed) {
    if (signed.address() instanceof Value.Variant address && address.fields().at(0).isPresent()) {
      return Ss58.encode(Plain.account(address.fields().at(0).get()));
    }
    throw new ScaleException("extrinsic refused: its signer is no account");
  }

  /** What is known before it is executed. */
  private record Draft(Place place, String signer, BlockDecoder.Call call) {
    TrialReport refused(String name, String why) {
      return new TrialReport(
          place.block(),
          place.hash().hex(),
          signer,
          call,
          "refused",
          Optional.of(new BlockDecoder.Failure(name, why)),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          0);
    }
  }
}
