package io.myelin.host.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.axon.Dendrite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Whoever asks through this node and is no neuron: people and programs of this machine. */
public final class Customer {
  private final Asker asker;
  private final ChainClient chain;
  private final Path data;
  private Optional<Dendrite> dendrite = Optional.empty();

  /**
   * @param data the folder whose {@link CustomerKey} signs
   */
  public Customer(Asker asker, ChainClient chain, Path data) {
    this.asker = asker;
    this.chain = chain;
    this.data = data;
  }

  public Asker asker() {
    return asker;
  }

  /** As {@link Asker#ask}. */
  public CompletableFuture<Asker.Answered> ask(
      Asker.Choice choice, Duration limit, Optional<Consumer<ObjectNode>> parts)
      throws IOException {
    Dendrite signer = signer();
    ChainTime.newest(chain).ifPresent(signer::notBefore);
    return Asker.ask(choice, signer, limit, parts);
  }

  private synchronized Dendrite signer() throws IOException {
    if (dendrite.isEmpty()) {
      dendrite = Optional.of(new Dendrite(CustomerKey.of(data)));
    }
    return dendrite.get();
  }
}
