package io.myelin.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every list can be asked: a page of it, and which fields. */
public class ListQuery {
  /** Rows of one page at most. */
  public static final int MOST = 1000;

  @QueryParam("limit")
  @DefaultValue("50")
  @Parameter(description = "Rows of one page, 1 to 1000.", example = "50")
  public String limit = "50";

  @QueryParam("cursor")
  @DefaultValue("")
  @Parameter(description = "page.next, page.prev or page.first of an earlier answer.")
  public String cursor = "";

  @QueryParam("fields")
  @DefaultValue("")
  @Parameter(description = "Fields of a row that are wanted; all without it.")
  public String fields = "";

  public ListQuery() {}
}
