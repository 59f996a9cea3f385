package io.myelin.cli.bench;

import io.myelin.ledger.SyntheticChain;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.subtensor.SyntheticNeurons;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A made-up chain of a size, the same each time.
 *
 * @param accounts those with money, the senders among them
 * @param subnets stable ones, each with {@code uids} neurons that have stake
 */
record StateBenchChain(int accounts, int subnets, int uids) {
  static final int SENDERS = 1_000;
  private static final Rao BALANCE = Rao.tao(1);
  static final long BLOCK_MILLIS = 12_000;

  static KeyPair author() {
    return SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  }

  static KeyPair sender(int index) {
    return SecretUri.parse("//Alice//bench//" + index).keyPair(Scheme.SR25519);
  }

  static AccountId account(int index) {
    return AccountId.of(
        Hashes.blake2b(new ScaleWriter().text("account").u32(index).toByteArray(), 32));
  }

  GenesisConfig config(List<KeyPair> senders) {
    SortedMap<AccountId, Rao> balances = new TreeMap<>();
    senders.forEach(key -> balances.put(key.accountId(), BALANCE));
    for (int i = senders.size(); i < accounts; i++) {
      balances.put(account(i), BALANCE);
    }
    AccountId alice = author().accountId();
    return new GenesisConfig(
        "bench",
        BLOCK_MILLIS,
        alice,
        alice,
        balances,
        false,
        0,
        Rao.ZERO,
        IntStream.rangeClosed(1, subnets).mapToObj(n -> subnet(n, alice)).toList());
  }

  private static GenesisConfig.Subnet subnet(int netuid, AccountId owner) {
    SortedMap<String, Long> hyperparameters = new TreeMap<>();
    hyperparameters.put("Tempo", 360L);
    hyperparameters.put("MaxAllowedUids", 4096L);
    return new GenesisConfig.Subnet(
        new NetUid(netuid),
        "bench " + netuid,
        Optional.empty(),
        0,
        owner,
        owner,
        true,
        true,
        hyperparameters);
  }

  void create(Path dir, List<KeyPair> senders) {
    GenesisConfig config = config(senders);
    SyntheticChain.create(
        dir,
        config,
        new StandardRuntime(BLOCK_MILLIS, (s, w, m) -> true)
            .filledGenesis(config, netuid -> SyntheticNeurons.hotkeys(netuid, uids)));
  }
}
