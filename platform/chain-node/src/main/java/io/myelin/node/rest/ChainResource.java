package io.myelin.node.rest;

import io.myelin.node.chain.Books;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Head, supply and blocks. */
@RequestScoped
@Path("/")
@Produces("application/json")
@Tag(name = "chain", description = "Head, supply and blocks.")
public class ChainResource {
  private static final int MOST_BLOCKS = 200;

  @Inject private ChainService chain;
  @Inject private Books books;

  @GET
  @Path("chain/head")
  @Operation(summary = "The newest block; it is final")
  public String head() {
    return Json.text(Views.Head.of(chain.head()));
  }

  @GET
  @Path("supply")
  @Operation(
      summary = "Issuance, and whether every rao is accounted for",
      description =
          "As of 'block': the newest, or one shortly before where summing all accounts takes long."
              + " 'verified' is the block whose state held all invariants when it was last counted in"
              + " full since the node started; verify=true counts now, and needs the permission 'operate'.")
  public String supply(@QueryParam("verify") @DefaultValue("false") boolean verify) {
    if (verify) {
      books.verify();
    }
    return Json.text(Views.Supply.of(books.supply(), books.verified()));
  }

  @GET
  @Path("blocks")
  @Operation(
      summary = "Blocks, newest first; for the next page give the last number as before",
      description =
          "'limit' is 1 to 200. A page ends sooner, after one block at least, where the bodies in it"
              + " would be more than 4 MiB together; the last page ends with block 0.")
  public String blocks(
      @QueryParam("limit") @DefaultValue("20") String limit,
      @QueryParam("before") @DefaultValue("999999999999") String before) {
    int most = Query.limit(limit, MOST_BLOCKS);
    long newest = Math.min(chain.ledger().head().height(), Query.height("before", before) - 1);
    return Json.text(
        BlockPage.of(
            chain::block, newest, most, block -> Views.BlockView.of(block, chain.addressBook())));
  }

  @GET
  @Path("blocks/{id}")
  @Operation(summary = "A block by number, hash or the word head, with payouts and outcomes")
  public String block(@PathParam("id") String id) {
    ChainBlock block = BlockId.find(chain, id);
    return Json.text(Views.BlockView.of(block, chain.addressBook()));
  }
}
