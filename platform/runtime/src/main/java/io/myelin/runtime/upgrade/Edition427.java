package io.myelin.runtime.upgrade;

import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;

/** Says its version in the state, lists the calls of an upgrade, and has receipts in headers. */
final class Edition427 implements Edition {
  private final SystemPallet system = new UpgradableSystemPallet(NEWEST);

  @Override
  public int specVersion() {
    return NEWEST;
  }

  @Override
  public SystemPallet system() {
    return system;
  }

  @Override
  public void addUnlisted(CallTable calls) {}

  @Override
  public void genesis(State state) {
    UpgradeRules.put(state, RuntimeArtifact.of(NEWEST));
    UpgradeRules.putLast(state, NEWEST);
  }

  @Override
  public void begin(State state) {
    long before = UpgradeRules.last(state);
    if (before != NEWEST) {
      Migrations.KNOWN.run(state, before, NEWEST);
      UpgradeRules.putLast(state, NEWEST);
    }
  }
}
