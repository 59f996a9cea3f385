package io.myelin.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;

/** The host, as a plugin's surroundings see it. */
interface Host {
  /**
   * @param done from 0 to 1
   */
  void progress(double done, String what);

  /** The future fails with the host's refusal, a {@link io.myelin.spi.SubnetException}. */
  CompletableFuture<ObjectNode> ask(String op, ObjectNode arguments);
}
