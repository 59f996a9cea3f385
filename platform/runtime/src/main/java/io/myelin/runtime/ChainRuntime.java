package io.myelin.runtime;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.DispatchError;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Everything a ledger needs of the state machine. Implementations are stateless. */
public interface ChainRuntime {
  RuntimeVersion version();

  /** The complete state of block 0, by storage key. */
  SortedMap<byte[], byte[]> genesis(GenesisConfig config);

  /**
   * The extrinsics the author itself puts at the head of a block: {@code Timestamp.set}.
   *
   * @param timestampMillis already later than the parent's
   */
  List<byte[]> inherents(long timestampMillis);

  /**
   * Checks a submitted extrinsic against a state, before it enters a pool or a block.
   *
   * @param blockHash of the block that left this state
   */
  Validity validate(StateView state, Hash256 blockHash, byte[] extrinsic);

  /**
   * Does what executing an extrinsic on a state will need and others may do before it: looks at its
   * signature and reads its accounts. Changes nothing, decides nothing; it pays where signatures
   * and entries are remembered below. Any number of threads may do so at once.
   *
   * @param blockHash of the block that left this state
   */
  default void ahead(StateView state, Hash256 blockHash, byte[] extrinsic) {}

  /**
   * Executes a block on its parent's state. Never throws for a bad extrinsic: one that may not be
   * in a block at all is reported in {@link BlockResult#rejected()} and changes nothing.
   *
   * @throws InvariantViolation when the block breaks a rule of stable.md "Invariants"
   */
  BlockResult apply(StateView parent, BlockInput block);

  /**
   * Counts a whole state. Blocks are checked by what they change; this holds their beginning, and
   * whatever a difference could not see.
   *
   * @throws InvariantViolation when the state breaks a rule of stable.md "Invariants"
   */
  void verify(StateView state);

  /**
   * A runtime API ({@code Trait_method}) over a state; empty for an unknown name.
   *
   * @throws io.myelin.primitives.scale.ScaleException when the arguments do not decode
   */
  Optional<byte[]> call(StateView state, String method, byte[] arguments);

  /** Metadata bytes of version 14 or 15, without a length prefix; empty for others. */
  Optional<byte[]> metadata(int version);

  /** An error of a call as people read it: {@code Pallet.Error}, or its kind. */
  default String words(DispatchError error) {
    return error.toString();
  }

  /** What its metadata does not say of what it declares. */
  default Declared declared() {
    return new Declared(List.of());
  }

  /** Reads facts clients and indexes ask for, without knowing storage keys. */
  ChainQueries queries();
}
