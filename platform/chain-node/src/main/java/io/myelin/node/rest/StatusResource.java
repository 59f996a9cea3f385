package io.myelin.node.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.OwnerToken;
import io.myelin.node.chain.ChainService;
import io.myelin.node.security.Doorkeeper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The one document that says whether this node is well. */
@RequestScoped
@Path("status")
@Produces("application/json")
public class StatusResource {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  @Inject private ChainService chain;
  @Inject private Doorkeeper doorkeeper;

  @GET
  @Operation(summary = "Head, process, health and workers of this node")
  public String status() {
    ObjectNode status = Json.mapper().createObjectNode();
    Views.Head head = Views.Head.of(chain.head());
    status
        .putObject("head")
        .put("number", head.number())
        .put("hash", head.hash())
        .put("stateRoot", head.stateRoot());
    status.put("finalized", chain.ledger().finalized().height());
    status.put("genesis", chain.ledger().genesisHash().hex());
    status.put("pid", ProcessHandle.current().pid());
    status.put("preset", chain.settings().preset());
    status.put("signIn", doorkeeper.open() ? "open" : "required");
    status.put("healthy", chain.trouble().isEmpty());
    chain.trouble().ifPresent(reason -> status.put("reason", reason));
    status.set("workers", workers());
    return status.toString();
  }

  // The neuron host has no private door: what it publishes on this port is relayed.
  private ArrayNode workers() {
    ArrayNode none = Json.mapper().createArrayNode();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(chain.settings().node().resolve("/host/api/workers"))
            .timeout(Duration.ofSeconds(2));
    OwnerToken.of(chain.settings().data())
        .read()
        .ifPresent(token -> asked.header("Authorization", "Bearer " + token));
    HttpRequest request = asked.build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        return none;
      }
      JsonNode body = Json.mapper().readTree(response.body());
      JsonNode list = body.isArray() ? body : body.path("workers");
      return list instanceof ArrayNode array ? array : none;
    } catch (IOException absent) {
      return none;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return none;
    }
  }
}
