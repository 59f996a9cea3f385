package io.myelin.codec;

import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import java.util.List;
import java.util.Optional;

/** Something that happened in a block: {@code Balances.Transfer} and what was told with it. */
public record EventRecord(
    Phase phase, String pallet, TypeDef.Case def, Value.Fields fields, List<Value> topics) {

  /** When in a block something happened. */
  public sealed interface Phase {}

  /** While an extrinsic was executed, by its place in the block. */
  public record ApplyExtrinsic(long index) implements Phase {}

  /** After all extrinsics. */
  public record Finalization() implements Phase {}

  /** Before all extrinsics. */
  public record Initialization() implements Phase {}

  public EventRecord {
    topics = List.copyOf(topics);
  }

  public String name() {
    return def.name();
  }

  public boolean is(String pallet, String name) {
    return this.pallet.equals(pallet) && name().equals(name);
  }

  /** The place of the extrinsic that brought it about; empty when none did. */
  public Optional<Long> extrinsic() {
    return phase instanceof ApplyExtrinsic apply ? Optional.of(apply.index()) : Optional.empty();
  }
}
