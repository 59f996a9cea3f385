package io.myelin.node.index;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.Declared;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.RuntimeVersion;
import io.myelin.runtime.Validity;
import io.myelin.runtime.version.RuntimeSchedule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Versions that tell their metadata and by which nobody may execute a block. */
record NoExecution(RuntimeSchedule real) implements RuntimeSchedule {
  @Override
  public List<Integer> versions() {
    return real.versions();
  }

  @Override
  public ChainRuntime version(int specVersion) {
    return new Telling(real.version(specVersion));
  }

  @Override
  public ChainRuntime after(StateView state) {
    return new Telling(real.after(state));
  }

  private record Telling(ChainRuntime real) implements ChainRuntime {
    @Override
    public Declared declared() {
      return real.declared();
    }

    @Override
    public RuntimeVersion version() {
      return real.version();
    }

    @Override
    public SortedMap<byte[], byte[]> genesis(GenesisConfig config) {
      return real.genesis(config);
    }

    @Override
    public List<byte[]> inherents(long timestampMillis) {
      return real.inherents(timestampMillis);
    }

    @Override
    public Validity validate(StateView state, Hash256 blockHash, byte[] extrinsic) {
      return real.validate(state, blockHash, extrinsic);
    }

    @Override
    public BlockResult apply(StateView parent, BlockInput block) {
      throw new AssertionError("block " + block.height() + " was to be executed");
    }

    @Override
    public void verify(StateView state) {
      real.verify(state);
    }

    @Override
    public Optional<byte[]> call(StateView state, String method, byte[] arguments) {
      return real.call(state, method, arguments);
    }

    @Override
    public Optional<byte[]> metadata(int version) {
      return real.metadata(version);
    }

    @Override
    public ChainQueries queries() {
      return real.queries();
    }
  }
}
