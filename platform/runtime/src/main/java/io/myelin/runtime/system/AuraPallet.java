package io.myelin.runtime.system;

import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.type.Types;

/** The length of a slot (pallet 3); SDKs take 250 for a chain of fast blocks. */
public final class AuraPallet extends Pallet {
  public AuraPallet(long slotMillis) {
    super(3, "Aura");
    constant("SlotDuration", Types.U64, slotMillis);
  }
}
