package io.myelin.client;

import io.myelin.codec.ChainCodec;
import io.myelin.primitives.Hex;
import java.util.Optional;

/** The codec of the runtime that a chain has, read again when that one has another version. */
final class CodecSource {
  private final RpcClient rpc;
  private volatile Optional<Known> known = Optional.empty();

  CodecSource(RpcClient rpc) {
    this.rpc = rpc;
  }

  private record Known(long version, ChainCodec codec) {}

  /** That of the version seen last; only the first time the chain is asked. */
  ChainCodec seen() {
    return known.map(Known::codec).orElseGet(this::newest);
  }

  private ChainCodec newest() {
    return of(rpc.call("state_getRuntimeVersion").path("specVersion").asLong());
  }

  /** That of a version that the chain was just asked for. */
  ChainCodec of(long version) {
    Optional<Known> now = known.filter(one -> one.version() == version);
    if (now.isPresent()) {
      return now.get().codec();
    }
    ChainCodec codec = ChainCodec.of(Hex.decode(rpc.call("state_getMetadata").asText()));
    known = Optional.of(new Known(version, codec));
    return codec;
  }
}
