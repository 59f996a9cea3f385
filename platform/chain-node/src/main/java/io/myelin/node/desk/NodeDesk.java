package io.myelin.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.access.OwnerToken;
import io.myelin.api.node.IndexState;
import io.myelin.api.node.Status;
import io.myelin.api.node.Storage;
import io.myelin.node.answer.Json;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.DiskUse;
import io.myelin.node.index.IndexStatus;
import io.myelin.node.index.Indexer;
import io.myelin.node.security.Doorkeeper;
import io.myelin.primitives.crypto.SignatureCheck;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The node itself. */
@Dependent
public class NodeDesk {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  private final ChainService chain;
  private final Indexer indexer;
  private final Doorkeeper doorkeeper;

  @Inject
  public NodeDesk(ChainService chain, Indexer indexer, Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
    this.chain = chain;
    this.indexer = indexer;
  }

  public Status status() {
    ChainBlock head = chain.head();
    return new Status(
        new Status.At(head.number(), head.hash().hex(), head.stateRoot().hex()),
        chain.ledger().finalized().height(),
        chain.ledger().genesisHash().hex(),
        ProcessHandle.current().pid(),
        chain.settings().preset(),
        doorkeeper.open() ? "open" : "required",
        chain.trouble().isEmpty(),
        chain.trouble(),
        SignatureCheck.IMPLEMENTATION,
        workers());
  }

  public IndexState index() {
    IndexStatus now = indexer.status();
    long head = chain.ledger().finalized().height();
    return new IndexState(
        now.state().name().toLowerCase(Locale.ROOT),
        now.height(),
        head,
        Math.max(0, head - now.height()),
        Optional.of(now.reason()).filter(reason -> !reason.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  public Storage storage() {
    DiskUse.Counted counted = chain.diskUse().counted();
    return new Storage(
        counted.at(),
        Stream.concat(DiskUse.PARTS.stream(), Stream.of(DiskUse.OTHER))
            .map(
                name ->
                    new Storage.Part(
                        name,
                        Optional.of(counted.bytes(name))
                            .filter(bytes -> !name.equals("index") || indexer.isOwnFile())))
            .toList(),
        counted.size(),
        counted.free());
  }

  public IndexState rebuild() {
    chain.ledger();
    indexer.rebuild();
    return index();
  }

  // The neuron host has no private door: what it publishes on this port is relayed.
  private JsonNode workers() {
    JsonNode none = Json.mapper().createArrayNode();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(chain.settings().node().resolve("/host/api/workers"))
            .timeout(Duration.ofSeconds(2));
    OwnerToken.of(chain.settings().data())
        .read()
        .ifPresent(token -> asked.header("Authorization", "Bearer " + token));
    HttpRequest request = asked.build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode body = response.statusCode() == 200 ? Json.own(response.body()) : none;
      return body.isArray() ? body : none;
    } catch (IOException | IllegalStateException absent) {
      return none;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return none;
    }
  }
}
