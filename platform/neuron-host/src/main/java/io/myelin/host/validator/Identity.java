package io.myelin.host.validator;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.crypto.KeyPair;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The neuron a validator signs as; the text form leaves the key out.
 *
 * @param blockTime between two blocks; asks the chain, which may not answer
 */
public record Identity(String name, KeyPair hotkey, NetUid netuid, Supplier<Duration> blockTime) {
  AccountId account() {
    return hotkey.accountId();
  }

  Duration blocks(long count) {
    return blockTime.get().multipliedBy(count);
  }

  @Override
  public String toString() {
    return name;
  }
}
