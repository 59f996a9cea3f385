package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.DerivedAccounts;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The account that holds a subnet's TAO (economics.md 1). Nobody has its key. */
public final class SubnetAccounts {
  private static final byte[] PREFIX = "modlsubtensr".getBytes(StandardCharsets.US_ASCII);

  private SubnetAccounts() {}

  public static AccountId of(NetUid netuid) {
    return DerivedAccounts.ofPallet(
        "subtensr", new ScaleWriter().u16(netuid.value()).toByteArray());
  }

  /** Whether an account is one of these; such an account cannot be a hotkey. */
  public static boolean isOne(AccountId account) {
    byte[] bytes = account.bytes();
    return Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length)
        && Arrays.equals(bytes, 14, 32, new byte[18], 0, 18);
  }
}
