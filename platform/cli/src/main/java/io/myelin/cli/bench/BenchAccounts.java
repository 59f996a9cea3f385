package io.myelin.cli.bench;

import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Accounts derived from the public development phrase. Everybody knows their keys, so they may hold
 * money on a development chain only.
 */
final class BenchAccounts {
  static final Rao AMOUNT = Rao.of(1_000);

  /** More than amount and fee of one transfer (dev-market.md "Fees"). */
  private static final long COST = 100_000;

  private static final long KEEP = 1_000_000;
  private final ChainClient chain;
  private final List<KeyPair> keys;
  private final LaneMaker maker;

  BenchAccounts(ChainClient chain, int count) {
    this.chain = chain;
    String type = chain.rpc().call("system_chainType").asText();
    if (!type.equals("Development")) {
      throw new ClientException(
          "bench transfers refused: the chain is of type '"
              + type
              + "', needed: Development, because it pays from keys everybody knows and fills"
              + " blocks; start one: ./myelin up --preset dev");
    }
    this.maker = new LaneMaker(chain);
    this.keys =
        IntStream.range(0, count).parallel().mapToObj(i -> key("//Alice//bench//" + i)).toList();
  }

  /** One lane of //Alice's that gives every account enough for so many transfers. */
  Lane funding(int transfersEach) {
    KeyPair payer = key("//Alice");
    Rao amount = Rao.of(KEEP + COST * transfersEach);
    long nonce = chain.nextIndex(payer.accountId());
    List<Lane.Signed> transfers = new ArrayList<>();
    for (KeyPair account : keys) {
      transfers.add(
          maker.sign(payer, Calls.transferKeepAlive(account.accountId(), amount), nonce++));
    }
    return new Lane(transfers);
  }

  /** So many transfers of every account to its neighbour. */
  List<Lane> lanes(int transfersEach) {
    return IntStream.range(0, keys.size())
        .parallel()
        .mapToObj(
            i ->
                maker.repeated(
                    keys.get(i),
                    Calls.transferKeepAlive(keys.get((i + 1) % keys.size()).accountId(), AMOUNT),
                    transfersEach))
        .toList();
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }
}
