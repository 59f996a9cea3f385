package io.myelin.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of the chain's history can be asked: newest or oldest first. */
public class OrderQuery extends ListQuery {
  @QueryParam("sort")
  @DefaultValue("-block")
  @Parameter(description = "'-block': newest first; 'block': oldest first.", example = "-block")
  public String sort = "-block";

  public OrderQuery() {}
}
