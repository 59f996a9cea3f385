package io.myelin.host;

import io.myelin.client.StorageKey;
import io.myelin.client.StorageKeys;
import io.myelin.codec.value.Plain;
import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a validator has the stake that the chain wants before it takes its weights (weights.md
 * 1). For people only: the chain itself decides, and rounds a little otherwise.
 */
record StakeCheck(NetUid netuid, Map<StorageKey, Value> values) {
  private static final StorageKey THRESHOLD = StorageKeys.item("SubtensorModule", "StakeThreshold");
  private static final StorageKey TAO_WEIGHT = StorageKeys.item("SubtensorModule", "TaoWeight");
  private static final BigInteger DEFAULT_TAO_WEIGHT = BigInteger.valueOf(971_718_665_099_567_868L);

  /** What has to be read for it. */
  static List<StorageKey> keys(NetUid netuid, List<AccountId> validators) {
    List<StorageKey> keys = new ArrayList<>(List.of(THRESHOLD, TAO_WEIGHT, owner(netuid)));
    for (AccountId validator : validators) {
      keys.add(StorageKeys.hotkeyAlpha(validator, netuid));
      keys.add(StorageKeys.hotkeyAlpha(validator, NetUid.ROOT));
    }
    return keys;
  }

  /** What the validator lacks and how it gets it, in one sentence. */
  Optional<String> lack(AccountId validator) {
    boolean owner =
        Optional.ofNullable(values.get(owner(netuid)))
            .map(Plain::account)
            .equals(Optional.of(validator));
    BigInteger needed = number(THRESHOLD).orElse(BigInteger.ZERO);
    BigInteger has = weight(validator);
    return owner || has.compareTo(needed) >= 0
        ? Optional.empty()
        : Optional.of(
            "the chain refuses its weights: it has "
                + tao(has)
                + " TAO stake; needed: "
                + tao(needed)
                + " TAO: ./myelin stake add --from WALLET --netuid "
                + netuid.value()
                + " "
                + Ss58.encode(validator)
                + " "
                + tao(needed.subtract(has)));
  }

  private BigInteger weight(AccountId validator) {
    BigInteger own = number(StorageKeys.hotkeyAlpha(validator, netuid)).orElse(BigInteger.ZERO);
    BigInteger root =
        number(StorageKeys.hotkeyAlpha(validator, NetUid.ROOT)).orElse(BigInteger.ZERO);
    return own.add(root.multiply(number(TAO_WEIGHT).orElse(DEFAULT_TAO_WEIGHT)).shiftRight(64));
  }

  private Optional<BigInteger> number(StorageKey key) {
    return Optional.ofNullable(values.get(key)).map(Plain::big);
  }

  private static StorageKey owner(NetUid netuid) {
    return StorageKeys.subnet("SubnetOwnerHotkey", netuid);
  }

  private static String tao(BigInteger rao) {
    return new BigDecimal(rao, 9).toPlainString();
  }
}
