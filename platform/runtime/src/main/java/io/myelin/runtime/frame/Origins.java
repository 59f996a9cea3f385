package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;

/** Checks of who dispatches. */
public final class Origins {
  private Origins() {}

  /**
   * The signer.
   *
   * @throws DispatchException BadOrigin for anybody else
   */
  public static AccountId signed(Origin origin) {
    if (origin instanceof Origin.Signed signed) {
      return signed.who();
    }
    throw new DispatchException(new DispatchError.BadOrigin());
  }

  /**
   * Passes for root only.
   *
   * @throws DispatchException BadOrigin for anybody else
   */
  public static void root(Origin origin) {
    if (!(origin instanceof Origin.Root)) {
      throw new DispatchException(new DispatchError.BadOrigin());
    }
  }
}
