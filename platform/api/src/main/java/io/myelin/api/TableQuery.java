package io.myelin.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list can be asked that is held whole: any order, and filters by its fields. */
public class TableQuery extends ListQuery {
  @QueryParam("sort")
  @DefaultValue("")
  @Parameter(
      description = "Any fields in order of weight, '-' before those that descend.",
      example = "-stake,uid")
  public String sort = "";

  public TableQuery() {}
}
