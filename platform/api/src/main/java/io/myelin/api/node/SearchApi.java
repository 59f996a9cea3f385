package io.myelin.api.node;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What may be meant, and what needs a person. */
@Path("/")
@Tag(name = "node", description = "The node itself, and the tables it keeps of its chain.")
public interface SearchApi {
  @GET
  @Path("search")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "What a text may mean: a number, a hash, an address or its beginning, a name",
      description =
          "Accounts are those of neurons, of the address book and any whole address; 'sn1' and"
              + " 'sn1/uid4' are understood. At least one character of a number, else three.")
  Listing<SearchHit> search(
      @BeanParam TableQuery list,
      @QueryParam("q") @DefaultValue("") @Parameter(required = true, example = "sn1") String q);

  @GET
  @Path("attention")
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "What needs a person, worst first; empty when nothing does")
  Listing<Attention> attention(@BeanParam TableQuery list);
}
