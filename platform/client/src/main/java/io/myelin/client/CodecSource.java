package io.myelin.client;

import io.myelin.codec.ChainCodec;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The codec of each block's state: by the metadata of the version that goes on from it, which is
 * asked for once per block, so that a client lives through an upgrade of its chain.
 */
final class CodecSource {
  private static final int BLOCKS = 64;
  private static final int VERSIONS = 4;
  private final RpcClient rpc;
  private final Map<Hash256, Long> versions = recent(BLOCKS);
  private final Map<Long, ChainCodec> codecs = recent(VERSIONS);

  CodecSource(RpcClient rpc) {
    this.rpc = rpc;
  }

  /** How the state after a block is read. */
  ChainCodec at(Hash256 block) {
    long version =
        Optional.ofNullable(versions.get(block))
            .orElseGet(
                () ->
                    rpc.call("state_getRuntimeVersion", block.hex()).path("specVersion").asLong());
    versions.put(block, version);
    return of(version, block);
  }

  /** The same where the chain was just asked for the version. */
  ChainCodec of(long version, Hash256 block) {
    ChainCodec codec =
        Optional.ofNullable(codecs.get(version))
            .orElseGet(
                () ->
                    ChainCodec.of(Hex.decode(rpc.call("state_getMetadata", block.hex()).asText())));
    codecs.put(version, codec);
    return codec;
  }

  private static <K, V> Map<K, V> recent(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(most, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }
}
