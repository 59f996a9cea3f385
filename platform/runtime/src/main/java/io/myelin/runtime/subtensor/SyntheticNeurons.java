package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import java.util.List;
import java.util.stream.IntStream;

/** Fills subnets for measurements: neurons that nobody registered, each with stake of its own. */
public final class SyntheticNeurons {
  private static final Rao STAKE = Rao.tao(10);
  private final Registration registration;
  private final Uids uids;
  private final Vault vault;
  private final StakePools pools;
  private final Currency currency;

  SyntheticNeurons(
      Registration registration, Uids uids, Vault vault, StakePools pools, Currency currency) {
    this.registration = registration;
    this.uids = uids;
    this.vault = vault;
    this.pools = pools;
    this.currency = currency;
  }

  /** Hotkeys without a secret, for subnets on which nobody signs anything. */
  public static List<AccountId> hotkeys(NetUid netuid, int count) {
    return IntStream.range(0, count).mapToObj(uid -> account("hotkey", netuid, uid)).toList();
  }

  void add(BlockContext context, NetUid netuid, List<AccountId> hotkeys) {
    State state = context.state();
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      AccountId hotkey = hotkeys.get(uid);
      AccountId coldkey = account("coldkey", netuid, uid);
      registration.link(state, coldkey, hotkey);
      uids.append(state, netuid, hotkey, context.block());
      currency.mint(context, coldkey, STAKE.plus(STAKE));
      vault.takeIn(context, coldkey, netuid, STAKE);
      pools.deposit(state, hotkey, coldkey, netuid, STAKE);
    }
  }

  private static AccountId account(String role, NetUid netuid, int uid) {
    byte[] name = new ScaleWriter().text(role).u16(netuid.value()).u32(uid).toByteArray();
    return AccountId.of(Hashes.blake2b(name, 32));
  }
}
