package io.myelin.node.rpc;

import io.myelin.node.decoded.BusyException;
import java.util.function.Supplier;

/** Where extrinsics are executed that nobody keeps. */
@FunctionalInterface
public interface Trials {
  /**
   * Does it in its turn.
   *
   * @throws BusyException when the node has no time for it
   */
  byte[] run(Supplier<byte[]> trial);
}
