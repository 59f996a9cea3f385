package io.myelin.worker.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException;
import java.util.concurrent.CompletableFuture;

/** Answers what a worker asks its host. */
@FunctionalInterface
public interface HostRequests {
  /** Of a host that answers nothing. */
  HostRequests NONE =
      (op, arguments) -> {
        throw SubnetException.operator("NOT_SUPPORTED", op + " is not supported by this host");
      };

  /**
   * May block for a moment; the future may end later.
   *
   * @throws SubnetException a refusal that the plugin is told of, as is one that ends the future
   */
  CompletableFuture<ObjectNode> answer(String op, ObjectNode arguments);

  /** The same for a worker that was just started, where its process matters. */
  default HostRequests in(WorkerProcess worker) {
    return this;
  }
}
