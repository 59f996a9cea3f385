package io.myelin.cli.bench;

import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.extrinsic.Era;
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
  private final Hash256 genesis;
  private final ChainCodec codec;
  private final long spec;
  private final long format;

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
    this.genesis = chain.blockHash(0).orElseThrow();
    this.codec = chain.codec();
    var version = chain.rpc().call("state_getRuntimeVersion");
    this.spec = version.path("specVersion").asLong();
    this.format = version.path("transactionVersion").asLong();
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
      transfers.add(sign(payer, account, amount, nonce++));
    }
    return new Lane(transfers);
  }

  /** So many transfers of every account to its neighbour. */
  List<Lane> lanes(int transfersEach) {
    return IntStream.range(0, keys.size())
        .parallel()
        .mapToObj(i -> lane(keys.get(i), keys.get((i + 1) % keys.size()), transfersEach))
        .toList();
  }

  private Lane lane(KeyPair from, KeyPair to, int count) {
    long nonce = chain.nextIndex(from.accountId());
    return new Lane(
        IntStream.range(0, count).mapToObj(i -> sign(from, to, AMOUNT, nonce + i)).toList());
  }

  private Lane.Signed sign(KeyPair from, KeyPair to, Rao amount, long nonce) {
    Extrinsics.Context context =
        new Extrinsics.Context(spec, format, genesis, new Era.Immortal(), genesis, nonce, 0);
    byte[] call = Calls.transferKeepAlive(to.accountId(), amount).encode(codec);
    return Lane.Signed.of(Extrinsics.sign(from, call, context));
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }
}
