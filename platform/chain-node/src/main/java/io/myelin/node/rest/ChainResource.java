package io.myelin.node.rest;

import io.myelin.ledger.Archived;
import io.myelin.ledger.Block;
import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Hash256;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Head, supply and blocks. */
@RequestScoped
@Path("/")
@Produces("application/json")
public class ChainResource {
  private static final int MOST_BLOCKS = 200;

  @Inject private ChainService chain;

  @GET
  @Path("chain/head")
  public String head() {
    return Json.text(Views.Head.of(chain.ledger().head()));
  }

  @GET
  @Path("supply")
  public String supply() {
    return Json.text(Views.Supply.of(chain.queries().supply(chain.ledger().headState())));
  }

  @GET
  @Path("blocks")
  public String blocks(@QueryParam("limit") @DefaultValue("20") int limit) {
    Ledger ledger = chain.ledger();
    List<Views.BlockView> views = new ArrayList<>();
    int most = Math.max(1, Math.min(limit, MOST_BLOCKS));
    for (long height = ledger.head().number(); height >= 0 && views.size() < most; height--) {
      ledger
          .archivedAt(height)
          .map(archived -> Views.BlockView.of(archived, chain.addressBook()))
          .ifPresent(views::add);
    }
    return Json.text(views);
  }

  @GET
  @Path("blocks/{id}")
  public String block(@PathParam("id") String id) {
    Archived archived =
        height(id)
            .flatMap(chain.ledger()::archivedAt)
            .orElseThrow(() -> Problem.notFound("No block '" + id + "' is known here."));
    return Json.text(Views.BlockView.of(archived, chain.addressBook()));
  }

  private Optional<Long> height(String id) {
    if (id.equals("head")) {
      return Optional.of(chain.ledger().head().number());
    }
    if (id.matches("[0-9]{1,18}")) {
      return Optional.of(Long.parseLong(id));
    }
    if (id.matches("0x[0-9a-fA-F]{64}")) {
      return chain.ledger().block(Hash256.fromHex(id)).map(Block::number);
    }
    throw Problem.badRequest("'" + id + "' is not a block: use a number, a 0x hash or 'head'.");
  }
}
