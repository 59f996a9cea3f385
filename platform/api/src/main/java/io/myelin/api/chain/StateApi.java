package io.myelin.api.chain;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.ListQuery;
import io.myelin.api.Listing;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The state, entry by entry. */
@Path("/")
@Tag(name = "state", description = "What the chain stores, by its own metadata.")
public interface StateApi {
  @GET
  @Path("metadata")
  @Produces(JSON)
  @Operation(
      summary = "Pallets with their calls, storage items and constants",
      description = "As bytes it is in JSON-RPC, state_getMetadata.")
  Metadata metadata();

  @GET
  @Path("state/{pallet}/{item}")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Entries of a storage item, in the order of their keys",
      description = "Pages walk the item from its start, so far pages of a large one take longer.")
  Listing<StateEntry> entries(
      @PathParam("pallet") @Parameter(example = "SubtensorModule") String pallet,
      @PathParam("item") @Parameter(example = "Tempo") String item,
      @BeanParam ListQuery list,
      @QueryParam("key")
          @Parameter(
              description =
                  "Parts of the key, each as ./myelin query takes it; the first ones are enough.")
          List<String> key,
      @QueryParam("at")
          @DefaultValue("")
          @Parameter(description = "Block by number, hash or the word head.")
          String at);

  @GET
  @Path("state/{pallet}/{item}/proof")
  @Produces(JSON)
  @Operation(summary = "Nodes of the state trie that show one entry under a block's state root")
  StateProof entryProof(
      @PathParam("pallet") @Parameter(example = "SubtensorModule") String pallet,
      @PathParam("item") @Parameter(example = "Tempo") String item,
      @QueryParam("key") @Parameter(description = "All parts of the key.") List<String> key,
      @QueryParam("at")
          @DefaultValue("")
          @Parameter(description = "Block by number, hash or the word head.")
          String at);
}
