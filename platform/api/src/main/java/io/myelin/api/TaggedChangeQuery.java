package io.myelin.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How something is changed that has a tag. */
public class TaggedChangeQuery extends ChangeQuery {
  @HeaderParam("If-Match")
  @DefaultValue("")
  @Parameter(description = "The tag that was seen: when it is another now, nothing is changed.")
  public String seen = "";

  public TaggedChangeQuery() {}
}
