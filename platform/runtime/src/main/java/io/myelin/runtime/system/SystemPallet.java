package io.myelin.runtime.system;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BYTES;
import static io.myelin.runtime.type.Types.H256;
import static io.myelin.runtime.type.Types.U32;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.EventDef;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.Optional;

/** Accounts, block facts and events (pallet 0). */
public class SystemPallet extends Pallet {
  /** How many block hashes stay known; a mortal extrinsic's birth must be among them. */
  public static final long BLOCK_HASH_COUNT = 2400;

  public final StorageMap<AccountId, AccountInfo> account =
      map("Account", blake2(ACCOUNT), AccountInfo.TYPE, AccountInfo.EMPTY);
  public final StorageValue<Long> extrinsicCount = optionalValue("ExtrinsicCount", U32);
  public final StorageMap<Long, Hash256> blockHash =
      map("BlockHash", twox64(U32), H256, Hash256.ZERO);
  public final StorageValue<Long> number = value("Number", U32, 0L);
  public final StorageValue<Hash256> parentHash = value("ParentHash", H256, Hash256.ZERO);

  /** Encoded items of the running block's header, without the seal that comes after it. */
  public final StorageValue<byte[]> digest = value("Digest", DigestTypes.DIGEST, new byte[] {0});

  /** Encoded records; kept as bytes because the events of all pallets stand in one list. */
  public final StorageValue<byte[]> events = value("Events", eventsType(), new byte[] {0});

  public final StorageValue<Long> eventCount = value("EventCount", U32, 0L);

  public final EventDef<ExtrinsicSuccess> success =
      event(0, ExtrinsicSuccess.class, DispatchInfo.TYPE);
  public final EventDef<ExtrinsicFailed> failed =
      event(1, ExtrinsicFailed.class, DispatchErrors.TYPE, DispatchInfo.TYPE);
  public final EventDef<NewAccount> newAccount = event(3, NewAccount.class, ACCOUNT);
  public final EventDef<KilledAccount> killedAccount = event(4, KilledAccount.class, ACCOUNT);
  public final EventDef<Remarked> remarked = event(5, Remarked.class, ACCOUNT, H256);

  public SystemPallet() {
    super(0, "System");
    constant("BlockHashCount", U32, BLOCK_HASH_COUNT);
    constant("SS58Prefix", Types.U16, 42);
    call(0, "remark", Remark.class, Pays.YES, (context, origin, args) -> {}, BYTES);
    call(
        7,
        "remark_with_event",
        Remark.class,
        Pays.YES,
        (context, origin, args) ->
            context.emit(new Remarked(Origins.signed(origin), Hashes.blake2b256(args.remark()))),
        BYTES);
  }

  /** Clients compare this constant with what the node says of itself (rpc.md 2.1). */
  public <V> void publishVersion(Type<V> type, V version) {
    constant("Version", type, version);
  }

  /** Items, each encoded already, as one list. */
  public static byte[] digest(List<byte[]> items) {
    ScaleWriter out = new ScaleWriter().compact(items.size());
    items.forEach(out::bytes);
    return out.toByteArray();
  }

  public long nonce(StateView state, AccountId who) {
    return account.get(state, who).nonce();
  }

  private static Type<byte[]> eventsType() {
    TypeShape event = new TypeShape.Reference("RuntimeEvent");
    TypeShape record =
        new TypeShape.Composite(
            Types.path("frame_system::EventRecord"),
            List.of( // where polkadot.js finds the event type of the chain
                new TypeShape.Param("E", Optional.of(event)),
                new TypeShape.Param("T", Optional.of(H256.shape()))),
            List.of(
                Types.named("phase", phase()),
                Types.named("event", event),
                Types.named("topics", new TypeShape.Sequence(H256.shape()))));
    return new Type<>(
        Codec.of((out, raw) -> out.bytes(raw), in -> in.bytes(in.remaining())),
        new TypeShape.Sequence(record));
  }

  private static TypeShape phase() {
    return new TypeShape.Variant(
        Types.path("frame_system::Phase"),
        List.of(),
        List.of(
            new TypeShape.Case("ApplyExtrinsic", 0, List.of(Types.unnamed(U32.shape())), List.of()),
            new TypeShape.Case("Finalization", 1, List.of(), List.of()),
            new TypeShape.Case("Initialization", 2, List.of(), List.of())));
  }

  /** Bytes without meaning to the chain. */
  public record Remark(byte[] remark) {}

  /** The extrinsic did what it said. */
  public record ExtrinsicSuccess(DispatchInfo dispatchInfo) {}

  /** The extrinsic is in the block, paid its fee, and changed nothing else. */
  public record ExtrinsicFailed(DispatchError dispatchError, DispatchInfo dispatchInfo) {}

  /** An account came to be. */
  public record NewAccount(AccountId account) {}

  /** An account is gone. */
  public record KilledAccount(AccountId account) {}

  /** A remark was made. */
  public record Remarked(AccountId sender, Hash256 hash) {}
}
