package io.myelin.cli.bench;

import io.myelin.client.Call;
import io.myelin.client.ChainClient;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.extrinsic.Era;
import java.util.stream.IntStream;

/** Signs for one chain, as it is when this is made, for as long as it likes. */
public final class LaneMaker {
  private final ChainClient chain;
  private final Hash256 genesis;
  private final ChainCodec codec;
  private final long spec;
  private final long format;

  public LaneMaker(ChainClient chain) {
    this.chain = chain;
    this.genesis = chain.blockHash(0).orElseThrow();
    this.codec = chain.codec();
    var version = chain.rpc().call("state_getRuntimeVersion");
    this.spec = version.path("specVersion").asLong();
    this.format = version.path("transactionVersion").asLong();
  }

  /** The same call so many times, from the account's next nonce on. */
  public Lane repeated(KeyPair from, Call call, int count) {
    long nonce = chain.nextIndex(from.accountId());
    return new Lane(IntStream.range(0, count).mapToObj(i -> sign(from, call, nonce + i)).toList());
  }

  Lane.Signed sign(KeyPair from, Call call, long nonce) {
    Extrinsics.Context context =
        new Extrinsics.Context(spec, format, genesis, new Era.Immortal(), genesis, nonce, 0);
    return Lane.Signed.of(Extrinsics.sign(from, call.encode(codec), context));
  }
}
