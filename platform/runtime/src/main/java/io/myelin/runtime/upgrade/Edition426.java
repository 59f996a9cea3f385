package io.myelin.runtime.upgrade;

import io.myelin.primitives.Hash256;
import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;

/**
 * The version before upgrades were thought of. Its metadata stays what it was, so the way out of it
 * is two calls that decode without being listed, fail without a name and tell no event.
 */
final class Edition426 implements Edition {
  private static final UpgradeRules.Told SILENT =
      new UpgradeRules.Told() {
        @Override
        public DispatchException refusal(UpgradeRules.Refusal why) {
          return new DispatchException(new DispatchError.Other());
        }

        @Override
        public void authorized(BlockContext context, Hash256 codeHash) {}

        @Override
        public void applied(BlockContext context) {}
      };

  private final SystemPallet system = new SystemPallet();

  @Override
  public int specVersion() {
    return FIRST;
  }

  @Override
  public SystemPallet system() {
    return system;
  }

  @Override
  public void addUnlisted(CallTable calls) {
    Pallet unlisted = new Pallet(system.index(), system.name());
    new UpgradeRules(FIRST, SILENT).declare(unlisted);
    calls.addUnlisted(unlisted);
  }

  @Override
  public void genesis(State state) {}

  @Override
  public void begin(State state) {}
}
