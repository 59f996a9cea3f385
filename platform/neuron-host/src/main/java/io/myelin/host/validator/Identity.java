package io.myelin.host.validator;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.crypto.KeyPair;
import java.time.Duration;

/** The neuron a validator signs as; the text form leaves the key out. */
public record Identity(String name, KeyPair hotkey, NetUid netuid, int blockMillis) {
  AccountId account() {
    return hotkey.accountId();
  }

  Duration blocks(long count) {
    return Duration.ofMillis(count * blockMillis);
  }

  @Override
  public String toString() {
    return name;
  }
}
