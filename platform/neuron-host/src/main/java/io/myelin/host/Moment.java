package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.StorageKey;
import io.myelin.client.StorageKeys;
import io.myelin.codec.value.Plain;
import io.myelin.codec.value.Value;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.validator.ValidatorSchedule;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A subnet's clock after one block, read by one request. */
record Moment(
    ValidatorSchedule schedule,
    long block,
    long period,
    long offset,
    List<Long> lastUpdates,
    Map<AccountId, Integer> uids,
    StakeCheck stakes) {

  static Moment of(
      ChainClient chain,
      NetUid netuid,
      RoundRhythm rhythm,
      ChainClient.Head head,
      List<AccountId> validators) {
    List<StorageKey> keys = new ArrayList<>();
    for (String item :
        List.of("Tempo", "WeightsSetRateLimit", "SubnetEpochIndex", "LastEpochBlock")) {
      keys.add(StorageKeys.subnet(item, netuid));
    }
    keys.add(StorageKeys.subnet("LastUpdate", netuid));
    validators.forEach(each -> keys.add(StorageKeys.neuron("Uids", netuid, each)));
    keys.addAll(StakeCheck.keys(netuid, validators));
    Map<StorageKey, Value> values = chain.queryAt(keys, head.hash());
    Map<AccountId, Integer> uids = new HashMap<>();
    for (AccountId validator : validators) {
      value(values, StorageKeys.neuron("Uids", netuid, validator))
          .ifPresent(uid -> uids.put(validator, Plain.count(uid)));
    }
    return new Moment(
        new ValidatorSchedule(
            value(values, keys.get(0)).map(Plain::count).orElse(360),
            value(values, keys.get(1)).map(Plain::u64).orElse(100L),
            rhythm),
        head.number(),
        value(values, keys.get(2)).map(Plain::u64).orElse(0L),
        head.number() - value(values, keys.get(3)).map(Plain::u64).orElse(0L),
        value(values, keys.get(4)).map(Moment::numbers).orElse(List.of()),
        uids,
        new StakeCheck(netuid, values));
  }

  /** Empty for a neuron that is not registered. */
  Optional<Position> position(AccountId validator) {
    return Optional.ofNullable(uids.get(validator))
        .filter(uid -> uid < lastUpdates.size())
        .map(uid -> new Position(block, period, offset, lastUpdates.get(uid)));
  }

  private static Optional<Value> value(Map<StorageKey, Value> values, StorageKey key) {
    return Optional.ofNullable(values.get(key));
  }

  private static List<Long> numbers(Value list) {
    return Plain.items(list).stream().map(Plain::u64).toList();
  }
}
