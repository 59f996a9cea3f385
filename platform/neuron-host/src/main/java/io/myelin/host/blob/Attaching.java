package io.myelin.host.blob;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.link.BlobRequests;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.WorkerProcess;
import java.util.concurrent.CompletableFuture;

/**
 * A neuron's worker attaches to the neuron's own shelf.
 *
 * @param others answers all else
 */
public record Attaching(Shelves shelves, String neuron, HostRequests others)
    implements HostRequests {
  @Override
  public CompletableFuture<ObjectNode> answer(String op, ObjectNode arguments) {
    return others.answer(op, arguments);
  }

  @Override
  public HostRequests in(WorkerProcess worker) {
    return new BlobRequests(worker, shelves.store(), shelves.neuron(neuron), others.in(worker));
  }
}
