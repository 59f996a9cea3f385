package io.myelin.node.rest;

import io.myelin.guard.Change;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.IndexReader;
import io.myelin.node.index.IndexStatus;
import io.myelin.node.index.Indexer;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The relational index: how far it reaches, what it knows, and making it anew from the chain. */
@RequestScoped
@Path("index")
@Produces("application/json")
@Tag(name = "index", description = "The whole history, from tables a few seconds behind.")
public class IndexResource {
  @Inject private Indexer indexer;
  @Inject private ChainService chain;
  @Inject private HttpServletRequest request;

  record Status(String state, long height, long head, long lag, Optional<String> reason) {}

  record Total(int netuid, String hotkey, String name, String kind, long count, String amount) {}

  record Totals(long from, long to, List<Total> totals) {}

  @GET
  @Operation(summary = "What the index does and how many blocks it is behind")
  public String status() {
    return Json.text(view());
  }

  private Status view() {
    IndexStatus now = indexer.status();
    long head = chain.ledger().finalized().height();
    return new Status(
        now.state().name().toLowerCase(Locale.ROOT),
        now.height(),
        head,
        Math.max(0, head - now.height()),
        Optional.of(now.reason()).filter(reason -> !reason.isEmpty()));
  }

  /** The header cannot be sent by a foreign page without being asked for. */
  @POST
  @Path("rebuild")
  @Operation(
      summary = "Empty the tables and fill them again from block 0",
      description =
          "Needs the permission 'operate' and the header 'X-Myelin-Request: 1'. Answers at once; poll /index. While a rebuild runs,"
              + " asking again changes nothing.")
  public Response rebuild(@HeaderParam("X-Myelin-Request") String marker) {
    if (!"1".equals(marker)) {
      throw Problem.badRequest("Send the header 'X-Myelin-Request: 1' to rebuild the index.");
    }
    chain.ledger();
    Change.before(request, view().state() + ", block " + view().height());
    indexer.rebuild();
    Change.after(request, "rebuilding");
    return Response.accepted(Json.text(view())).build();
  }

  @GET
  @Path("extrinsics/{hash}")
  @Operation(summary = "The block of an extrinsic, and whether it succeeded")
  public String extrinsic(@PathParam("hash") String hash) {
    if (!hash.matches("0x[0-9a-fA-F]{64}")) {
      throw Problem.badRequest("'" + hash + "' is not a hash: use 0x and 64 hex digits.");
    }
    return Json.text(
        indexer
            .reader()
            .extrinsic(hash.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "No extrinsic "
                            + hash
                            + " up to block "
                            + indexer.status().height()
                            + "; newer ones are in /api/v1/blocks.")));
  }

  @GET
  @Path("payouts")
  @Operation(
      summary = "What each hotkey got in a span of blocks, summed by cause",
      description = "Both ends included. 'to' in the answer is the last indexed block at most.")
  public String payouts(
      @QueryParam("from") @DefaultValue("0") String from,
      @QueryParam("to") @DefaultValue("999999999999") String to,
      @QueryParam("netuid") String netuid,
      @QueryParam("hotkey") String hotkey) {
    IndexReader reader = indexer.reader();
    long last = Math.min(Query.height("to", to), indexer.status().height());
    IndexReader.Span span = new IndexReader.Span(Query.height("from", from), last);
    return Json.text(
        new Totals(
            span.from(),
            span.to(),
            reader
                .payouts(
                    span,
                    Query.netuid(netuid).map(NetUid::value),
                    Query.account(hotkey).map(Ss58::encode))
                .stream()
                .map(
                    total ->
                        new Total(
                            total.netuid(),
                            total.hotkey(),
                            chain.addressBook().name(Ss58.decode(total.hotkey())),
                            total.kind(),
                            total.count(),
                            Long.toUnsignedString(total.amount())))
                .toList()));
  }
}
