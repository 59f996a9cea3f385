package io.myelin.host.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.axon.Dendrite;
import io.myelin.host.blob.Courier;
import io.myelin.host.blob.Shelves;
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
  private final Shelves shelves;
  private Optional<Dendrite> dendrite = Optional.empty();

  /**
   * @param data the folder whose {@link CustomerKey} signs
   * @param shelves where attachments lie that are asked about
   */
  public Customer(Asker asker, ChainClient chain, Path data, Shelves shelves) {
    this.asker = asker;
    this.chain = chain;
    this.data = data;
    this.shelves = shelves;
  }

  public Asker asker() {
    return asker;
  }

  public Shelves shelves() {
    return shelves;
  }

  /** As {@link Asker#ask}. */
  public CompletableFuture<Asker.Answered> ask(
      Asker.Choice choice, Duration limit, Optional<Consumer<ObjectNode>> parts)
      throws IOException {
    Dendrite signer = signer();
    ChainTime.newest(chain).ifPresent(signer::notBefore);
    return Asker.ask(
        choice, new Asker.Way(signer, new Courier(shelves), shelves.customers()), limit, parts);
  }

  private synchronized Dendrite signer() throws IOException {
    if (dendrite.isEmpty()) {
      dendrite = Optional.of(new Dendrite(CustomerKey.of(data)));
    }
    return dendrite.get();
  }
}
