package io.myelin.host.axon;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.StorageKeys;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.spi.Answering.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Who may ask on one subnet. Its own neurons may at any time; everybody else shares a small budget,
 * so that a stranger can try a neuron out but not keep it from its validators.
 */
final class Callers {
  private static final int STRANGERS_PER_SECOND = 5;

  /** Of attachments, each of a few MB at most. */
  private static final int PIECES_PER_SECOND = 20;

  /** Questions to the chain about one hotkey each, which may have registered since. */
  private static final int LOOKS_PER_SECOND = 5;

  private static final long REFRESH_NANOS = 10_000_000_000L;

  private final ChainClient chain;
  private final NetUid netuid;
  private final LongSupplier nanoTime;
  private final Budget strangers = new Budget(STRANGERS_PER_SECOND);
  private final Budget pieces = new Budget(PIECES_PER_SECOND);
  private final Budget looks = new Budget(LOOKS_PER_SECOND);
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile Map<AccountId, Standing> neurons = Map.of();
  private volatile long refreshed;

  /** What the chain says of a neuron; the stake of who has no permit is not asked for. */
  private record Standing(boolean validator, long stakeRao) {
    static final Standing PLAIN = new Standing(false, 0);
  }

  Callers(ChainClient chain, NetUid netuid, LongSupplier nanoTime) {
    this.chain = chain;
    this.netuid = netuid;
    this.nanoTime = nanoTime;
    this.refreshed = nanoTime.getAsLong() - REFRESH_NANOS;
  }

  /** Charges a stranger's request to the budget of all of them. */
  synchronized Optional<String> refuseStranger() {
    return refuse(strangers);
  }

  /** The same for a piece of an attachment. */
  synchronized Optional<String> refuseStrangersPiece() {
    return refuse(pieces);
  }

  private Optional<String> refuse(Budget budget) {
    return budget.take(nanoTime.getAsLong())
        ? Optional.empty()
        : Optional.of(
            "not registered on subnet "
                + netuid.value()
                + ", and this neuron answers "
                + budget.most
                + " such requests a second; register or try again");
  }

  /**
   * Who a hotkey is: a neuron of the subnet by a list of the last seconds, or, when it is not in
   * there, by the chain itself.
   */
  Caller caller(String hotkey) {
    AccountId asker = Ss58.decode(hotkey);
    refreshWhenDue();
    Standing standing = neurons.get(asker);
    if (standing == null && mayLook() && looked(asker)) {
      standing = Standing.PLAIN;
    }
    return standing == null
        ? new Caller(hotkey, false, false, 0)
        : new Caller(hotkey, true, standing.validator(), standing.stakeRao());
  }

  /** Whether a hotkey is in the list of the last seconds; the chain is not asked about it. */
  boolean lists(String hotkey) {
    refreshWhenDue();
    return neurons.containsKey(Ss58.decode(hotkey));
  }

  /**
   * By one caller at a time and without a lock: the chain may be slow, and served by the same
   * threads.
   */
  private void refreshWhenDue() {
    if (nanoTime.getAsLong() - refreshed < REFRESH_NANOS
        || !refreshing.compareAndSet(false, true)) {
      return;
    }
    try {
      Map<AccountId, Standing> fresh = standings();
      synchronized (this) { // who is looked up meanwhile would bring the list of before back
        neurons = fresh;
      }
    } catch (ClientException notNow) {
      // the list of before is better than none
    } finally {
      refreshed = nanoTime.getAsLong();
      refreshing.set(false);
    }
  }

  private Map<AccountId, Standing> standings() {
    List<AccountId> hotkeys = chain.hotkeys(netuid);
    List<Boolean> permits = chain.validatorPermits(netuid);
    Map<AccountId, Standing> standings = new HashMap<>();
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      AccountId hotkey = hotkeys.get(uid);
      standings.put(
          hotkey,
          uid < permits.size() && permits.get(uid)
              ? new Standing(true, chain.u64(StorageKeys.hotkeyAlpha(hotkey, netuid)))
              : Standing.PLAIN);
    }
    return Map.copyOf(standings);
  }

  private synchronized boolean mayLook() {
    return looks.take(nanoTime.getAsLong());
  }

  private boolean looked(AccountId asker) {
    try {
      if (chain.uid(netuid, asker).isEmpty()) {
        return false;
      }
    } catch (ClientException notNow) {
      return false;
    }
    synchronized (this) {
      Map<AccountId, Standing> longer = new HashMap<>(neurons);
      longer.put(asker, Standing.PLAIN);
      neurons = Map.copyOf(longer);
    }
    return true;
  }

  /** So many a second. */
  private static final class Budget {
    private final int most;
    private long second;
    private int used;

    Budget(int most) {
      this.most = most;
    }

    boolean take(long nanos) {
      long now = nanos / 1_000_000_000L;
      if (now != second) {
        second = now;
        used = 0;
      }
      return ++used <= most;
    }
  }
}
