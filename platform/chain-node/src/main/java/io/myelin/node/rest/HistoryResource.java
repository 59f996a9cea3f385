package io.myelin.node.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.node.index.HistoryReader;
import io.myelin.node.index.Indexer;
import io.myelin.primitives.Ss58;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened and who called what, from the tables. */
@RequestScoped
@Path("history")
@Produces("application/json")
@Tag(name = "index", description = "The whole history, from tables a few seconds behind.")
public class HistoryResource {
  private static final int MOST = 500;
  private static final String NO_LIMIT = "999999999999999999";

  @Inject private Indexer indexer;

  record EventView(
      long id,
      long block,
      int position,
      Optional<Integer> extrinsic,
      String pallet,
      String name,
      JsonNode fields) {
    static EventView of(HistoryReader.Event event) {
      return new EventView(
          event.id(),
          event.block(),
          event.position(),
          Optional.of(event.extrinsic()).filter(at -> at >= 0),
          event.pallet(),
          event.name(),
          json(event.fields()));
    }
  }

  record CallView(
      long id,
      long block,
      int index,
      String hash,
      Optional<String> signer,
      String pallet,
      String call,
      JsonNode arguments,
      boolean success,
      Optional<String> failure) {
    static CallView of(HistoryReader.Call call) {
      return new CallView(
          call.id(),
          call.block(),
          call.index(),
          call.hash(),
          present(call.signer()),
          call.pallet(),
          call.call(),
          json(call.arguments()),
          call.success(),
          present(call.failure()));
    }
  }

  @GET
  @Path("events")
  @Operation(
      summary = "Events, newest block first, with their fields decoded",
      description =
          "For the next page give the last id as before. That an extrinsic ended well or not is said"
              + " of the extrinsic.")
  public String events(
      @QueryParam("pallet") @DefaultValue("") String pallet,
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("before") @DefaultValue(NO_LIMIT) String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    List<HistoryReader.Event> found =
        indexer.history().events(pallet, name, Query.cursor(before), Query.limit(limit, MOST));
    return Json.text(found.stream().map(EventView::of).toList());
  }

  @GET
  @Path("extrinsics")
  @Operation(
      summary = "Extrinsics, newest block first, with signer, decoded call and outcome",
      description = "For the next page give the last id as before.")
  public String extrinsics(
      @QueryParam("signer") String signer,
      @QueryParam("pallet") @DefaultValue("") String pallet,
      @QueryParam("call") @DefaultValue("") String call,
      @QueryParam("before") @DefaultValue(NO_LIMIT) String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    List<HistoryReader.Call> found =
        indexer
            .history()
            .calls(
                Query.account(signer).map(Ss58::encode).orElse(""),
                pallet,
                call,
                Query.cursor(before),
                Query.limit(limit, MOST));
    return Json.text(found.stream().map(CallView::of).toList());
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of the index holds no JSON", e);
    }
  }
}
