package io.myelin.runtime.upgrade;

import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.H256;

import io.myelin.primitives.Hash256;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.upgrade.UpgradeRules.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Pallet 0 with upgrades: their calls, storage, events and errors under FRAME's numbers. */
final class UpgradableSystemPallet extends SystemPallet implements UpgradeRules.Told {
  private final Map<Refusal, ErrorDef> errors = new EnumMap<>(Refusal.class);

  UpgradableSystemPallet(int running) {
    optionalValue("LastRuntimeUpgrade", UpgradeRules.LAST_TYPE);
    optionalValue("AuthorizedUpgrade", UpgradeRules.AUTHORIZATION_TYPE);
    event(2, CodeUpdated.class);
    event(6, UpgradeAuthorized.class, H256, BOOL);
    refuse(Refusal.OTHER_CHAIN, 0, "InvalidSpecName", "The artefact is that of another runtime.");
    refuse(
        Refusal.NOT_NEWER,
        1,
        "SpecVersionNeedsToIncrease",
        "The artefact's version is not above the running one.");
    refuse(
        Refusal.NO_ARTIFACT,
        2,
        "FailedToExtractRuntimeVersion",
        "The bytes are not the artefact of a runtime.");
    refuse(
        Refusal.NOTHING_AUTHORIZED, 7, "NothingAuthorized", "No upgrade was authorised by root.");
    refuse(
        Refusal.UNAUTHORIZED, 8, "Unauthorized", "The artefact's hash is not the authorised one.");
    new UpgradeRules(running, this).declare(this);
  }

  private void refuse(Refusal why, int index, String name, String docs) {
    errors.put(why, error(index, name, docs));
  }

  @Override
  public DispatchException refusal(Refusal why) {
    ErrorDef error = errors.get(why);
    if (error == null) {
      throw new IllegalStateException("no error is declared for " + why);
    }
    return error.raise();
  }

  @Override
  public void authorized(BlockContext context, Hash256 codeHash) {
    context.emit(new UpgradeAuthorized(codeHash, true));
  }

  @Override
  public void applied(BlockContext context) {
    context.emit(new CodeUpdated());
  }

  /** The next block is executed by another version. */
  public record CodeUpdated() {}

  /** Whoever has the artefact of this hash may apply it. */
  public record UpgradeAuthorized(Hash256 codeHash, boolean checkVersion) {}
}
