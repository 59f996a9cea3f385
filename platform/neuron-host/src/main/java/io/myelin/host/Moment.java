package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.StorageKeys;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.validator.ValidatorSchedule;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.scale.ScaleReader;
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
    List<String> keys = new ArrayList<>();
    for (String item :
        List.of("Tempo", "WeightsSetRateLimit", "SubnetEpochIndex", "LastEpochBlock")) {
      keys.add(StorageKeys.subnet(item, netuid));
    }
    keys.add(StorageKeys.subnet("LastUpdate", netuid));
    validators.forEach(each -> keys.add(StorageKeys.neuron("Uids", netuid, each)));
    keys.addAll(StakeCheck.keys(netuid, validators));
    Map<String, byte[]> values = chain.storageAt(keys, head.hash());
    Map<AccountId, Integer> uids = new HashMap<>();
    for (AccountId validator : validators) {
      reader(values, StorageKeys.neuron("Uids", netuid, validator))
          .ifPresent(in -> uids.put(validator, in.u16()));
    }
    return new Moment(
        new ValidatorSchedule(
            reader(values, keys.get(0)).map(ScaleReader::u16).orElse(360),
            reader(values, keys.get(1)).map(ScaleReader::u64).orElse(100L),
            rhythm),
        head.number(),
        reader(values, keys.get(2)).map(ScaleReader::u64).orElse(0L),
        head.number() - reader(values, keys.get(3)).map(ScaleReader::u64).orElse(0L),
        reader(values, keys.get(4)).map(Moment::numbers).orElse(List.of()),
        uids,
        new StakeCheck(netuid, values));
  }

  /** Empty for a neuron that is not registered. */
  Optional<Position> position(AccountId validator) {
    return Optional.ofNullable(uids.get(validator))
        .filter(uid -> uid < lastUpdates.size())
        .map(uid -> new Position(block, period, offset, lastUpdates.get(uid)));
  }

  private static Optional<ScaleReader> reader(Map<String, byte[]> values, String key) {
    return Optional.ofNullable(values.get(key)).map(ScaleReader::new);
  }

  private static List<Long> numbers(ScaleReader in) {
    List<Long> numbers = new ArrayList<>();
    for (int left = in.length(8); left > 0; left--) {
      numbers.add(in.u64());
    }
    return numbers;
  }
}
