package io.myelin.host.validator;

import io.myelin.client.ChainClient;
import io.myelin.client.axon.Dendrite;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who serves an axon now, by address, in the order of uids; a validator itself is left out. */
public record Miners(Map<String, Integer> uids, List<Dendrite.Target> targets) {
  public static Miners serving(ChainClient chain, NetUid netuid, AccountId except) {
    Map<String, Integer> uids = new LinkedHashMap<>();
    List<Dendrite.Target> targets = new java.util.ArrayList<>();
    List<AccountId> hotkeys = chain.hotkeys(netuid);
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      AccountId hotkey = hotkeys.get(uid);
      int number = uid;
      if (!hotkey.equals(except)) {
        chain
            .axon(netuid, hotkey)
            .ifPresent(
                axon -> {
                  String address = Ss58.encode(hotkey);
                  uids.put(address, number);
                  targets.add(new Dendrite.Target(axon.host(), axon.port(), address));
                });
      }
    }
    return new Miners(uids, targets);
  }
}
