package io.myelin.ledger;

import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Executes blocks from a file on the dev genesis and writes what each gave; for any JVM. */
public final class Replay {
  static final Codec<List<StoredBlock>> BLOCKS = Codecs.list(StoredBlock.CODEC);

  private Replay() {}

  public static void main(String[] arguments) throws IOException {
    GenesisConfig config = GenesisFile.preset("dev");
    List<StoredBlock> blocks = BLOCKS.decode(Files.readAllBytes(Path.of(arguments[0])));
    List<String> given = replay(config, blocks).stream().map(Given::line).toList();
    Files.write(Path.of(arguments[1]), given);
  }

  /** What executing a block gave. */
  record Given(Hash256 stateRoot, Hash256 receiptsRoot, String receipt) {
    static Given of(Hash256 stateRoot, Receipt receipt) {
      return new Given(
          stateRoot, ReceiptTree.of(receipt).root(), Hex.encode(Receipt.CODEC.encode(receipt)));
    }

    String line() {
      return stateRoot.hex() + " " + receiptsRoot.hex() + " " + receipt;
    }
  }

  static List<Given> replay(GenesisConfig config, List<StoredBlock> blocks) {
    StandardRuntime runtime = new StandardRuntime();
    AccountId author = config.author();
    StateTrie state = StateTrie.EMPTY;
    for (Map.Entry<byte[], byte[]> entry : runtime.genesis(config).entrySet()) {
      state = state.put(entry.getKey(), entry.getValue());
    }
    List<Given> given = new ArrayList<>();
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
      given.add(Given.of(state.root(), Receipt.of(runtime, result, state)));
    }
    return given;
  }
}
