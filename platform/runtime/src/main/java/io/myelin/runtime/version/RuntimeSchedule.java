package io.myelin.runtime.version;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.ChainRuntime;
import java.util.List;

/** The versions of the state machine that a node has, and which of them a block is executed by. */
public interface RuntimeSchedule {
  /** Spec versions of this build, oldest first. */
  List<Integer> versions();

  /**
   * One of them.
   *
   * @throws IllegalArgumentException for a version that this build does not have
   */
  ChainRuntime version(int specVersion);

  /**
   * The runtime of the block that follows on a state; also the one that answers questions about
   * that state, since clients ask for the version of a block's parent before they read the block.
   *
   * @throws UnknownRuntimeException when the chain goes on with a version this build lacks
   */
  ChainRuntime after(StateView state);

  /** To answer questions only: the newest where this build lacks the one that goes on. */
  default ChainRuntime reading(StateView state) {
    try {
      return after(state);
    } catch (UnknownRuntimeException stopped) {
      return newest();
    }
  }

  /** What a new chain begins with. */
  default ChainRuntime newest() {
    List<Integer> versions = versions();
    return version(versions.get(versions.size() - 1));
  }

  /** Of a chain that knows one version, whatever its state says. */
  static RuntimeSchedule only(ChainRuntime runtime) {
    return new RuntimeSchedule() {
      @Override
      public List<Integer> versions() {
        return List.of(runtime.version().specVersion());
      }

      @Override
      public ChainRuntime version(int specVersion) {
        return runtime;
      }

      @Override
      public ChainRuntime after(StateView state) {
        return runtime;
      }
    };
  }
}
