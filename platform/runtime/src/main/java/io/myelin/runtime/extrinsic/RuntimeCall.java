package io.myelin.runtime.extrinsic;

import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Pallet;

/** A call with its arguments, ready to be dispatched. */
public record RuntimeCall(Pallet pallet, CallDef<?> def, Record arguments) {

  /**
   * Runs the call.
   *
   * @throws io.myelin.runtime.frame.DispatchException with the refusal
   */
  @SuppressWarnings("unchecked")
  public void dispatch(BlockContext context, Origin origin) {
    ((CallDef<Record>) def).handler().dispatch(context, origin, arguments);
  }

  public boolean pays() {
    return def.pays() == CallDef.Pays.YES;
  }

  public String name() {
    return pallet.name() + "." + def.name();
  }
}
