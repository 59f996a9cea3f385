package io.myelin.node.rest;

import io.myelin.node.index.Indexer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;

/** How far the relational index reaches, and making it anew from the chain. */
@RequestScoped
@Path("index")
@Produces("application/json")
public class IndexResource {
  @Inject private Indexer indexer;

  @GET
  public String height() {
    return Json.text(Map.of("height", indexer.height()));
  }

  /** The header cannot be sent by a foreign page without being asked for, which keeps them out. */
  @POST
  @Path("rebuild")
  public String rebuild(@HeaderParam("X-Myelin-Request") String marker) {
    if (!"1".equals(marker)) {
      throw Problem.badRequest("Send the header 'X-Myelin-Request: 1' to rebuild the index.");
    }
    indexer.rebuild();
    return Json.text(Map.of("rebuilding", true));
  }
}
