package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Executes blocks from a file on the dev genesis and writes every state root; for any JVM. */
public final class Replay {
  static final Codec<List<StoredBlock>> BLOCKS = Codecs.list(StoredBlock.CODEC);

  private Replay() {}

  public static void main(String[] arguments) throws IOException {
    GenesisConfig config = GenesisFile.preset("dev");
    List<StoredBlock> blocks = BLOCKS.decode(Files.readAllBytes(Path.of(arguments[0])));
    List<String> roots = roots(config, blocks).stream().map(Hash256::hex).toList();
    Files.write(Path.of(arguments[1]), roots);
  }

  static List<Hash256> roots(GenesisConfig config, List<StoredBlock> blocks) {
    StandardRuntime runtime = new StandardRuntime();
    AccountId author = config.author();
    StateTrie state = StateTrie.EMPTY;
    for (Map.Entry<byte[], byte[]> entry : runtime.genesis(config).entrySet()) {
      state = state.put(entry.getKey(), entry.getValue());
    }
    List<Hash256> roots = new java.util.ArrayList<>();
    for (StoredBlock block : blocks) {
      BlockResult result =
          runtime.apply(
              state,
              new BlockInput(
                  block.height(),
                  block.header().parentHash(),
                  author,
                  Seals.executed(block.header()),
                  block.extrinsics()));
      state = state.apply(result.changes());
      roots.add(state.root());
    }
    return roots;
  }
}
