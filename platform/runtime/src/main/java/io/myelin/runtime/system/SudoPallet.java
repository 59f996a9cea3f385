package io.myelin.runtime.system;

import static io.myelin.runtime.type.Types.ACCOUNT;

import io.myelin.primitives.AccountId;
import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.extrinsic.RuntimeCall;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Type;
import java.util.Optional;

/** One account that may act as root (pallet 12). */
public final class SudoPallet extends Pallet {
  private static final Type<Optional<DispatchError>> RESULT = DispatchErrors.RESULT;
  public final StorageValue<AccountId> key = optionalValue("Key", ACCOUNT);
  public final ErrorDef requireSudo =
      error(0, "RequireSudo", "The signer is not the sudo account of this chain.");

  public SudoPallet(CallTable calls) {
    super(12, "Sudo");
    event(0, Sudid.class, RESULT);
    call(0, "sudo", SudoCall.class, Pays.NO, this::sudo, calls.type());
  }

  private void sudo(BlockContext context, Origin origin, SudoCall args) {
    AccountId who = Origins.signed(origin);
    requireSudo.unless(key.find(context.state()).filter(who::equals).isPresent());
    context.emit(
        new Sudid(context.attempt(() -> args.call().dispatch(context, new Origin.Root()))));
  }

  /** Dispatches the inner call as root. */
  public record SudoCall(RuntimeCall call) {}

  /** How the inner call ended. */
  public record Sudid(Optional<DispatchError> sudoResult) {}
}
