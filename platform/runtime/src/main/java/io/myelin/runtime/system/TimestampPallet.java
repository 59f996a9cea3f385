package io.myelin.runtime.system;

import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Types;

/** The time of a block, put in by its author (pallet 2). */
public final class TimestampPallet extends Pallet {
  /** Milliseconds since 1970. */
  public final StorageValue<Long> now = value("Now", Types.U64, 0L);

  /** True only while a block runs, so that no state ever holds it. */
  public final StorageValue<Boolean> didUpdate = value("DidUpdate", Types.BOOL, false);

  public final CallDef<Set> set =
      call(
          0,
          "set",
          Set.class,
          Pays.NO,
          (context, origin, args) -> {
            if (!(origin instanceof Origin.Inherent)) {
              throw new DispatchException(new DispatchError.BadOrigin());
            }
            now(context.state(), args.now());
          },
          Types.COMPACT_U64);

  public TimestampPallet(long slotMillis) {
    super(2, "Timestamp");
    constant("MinimumPeriod", Types.U64, slotMillis / 2);
  }

  private void now(State state, long millis) {
    now.put(state, millis);
  }

  /** Sets the time; milliseconds. */
  public record Set(long now) {}
}
