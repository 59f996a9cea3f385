package io.myelin.host.axon;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Who may ask. The subnet's own neurons may at any time; everybody else shares a small budget, so
 * that a stranger can try a neuron out but not keep it from its validators.
 */
final class Callers {
  private static final int STRANGERS_PER_SECOND = 5;
  private static final long REFRESH_NANOS = 10_000_000_000L;

  private final ChainClient chain;
  private final NetUid netuid;
  private final LongSupplier nanoTime;
  private Set<String> neurons = Set.of();
  private long refreshed;
  private long second;
  private int used;

  Callers(ChainClient chain, NetUid netuid, LongSupplier nanoTime) {
    this.chain = chain;
    this.netuid = netuid;
    this.nanoTime = nanoTime;
    this.refreshed = nanoTime.getAsLong() - REFRESH_NANOS;
  }

  /** Charges a stranger's request to the budget of all of them. */
  Optional<String> refuseStranger() {
    return stranger(nanoTime.getAsLong() / 1_000_000_000L)
        ? Optional.empty()
        : Optional.of(
            "not registered on subnet "
                + netuid.value()
                + ", and this neuron answers "
                + STRANGERS_PER_SECOND
                + " such requests a second; register or try again");
  }

  private synchronized boolean stranger(long now) {
    if (now != second) {
      second = now;
      used = 0;
    }
    return ++used <= STRANGERS_PER_SECOND;
  }

  /** Whether a hotkey is a neuron of the subnet, as of the last seconds. */
  synchronized boolean known(String hotkey) {
    long now = nanoTime.getAsLong();
    if (now - refreshed >= REFRESH_NANOS) {
      refreshed = now;
      try {
        Set<AccountId> hotkeys = Set.copyOf(chain.hotkeys(netuid));
        neurons = hotkeys.stream().map(Ss58::encode).collect(Collectors.toUnmodifiableSet());
      } catch (ClientException e) {
        return neurons.contains(hotkey);
      }
    }
    return neurons.contains(hotkey);
  }
}
