package io.myelin.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How a change is sent: once, however often it arrives, or to be looked at only. */
public class ChangeQuery {
  @HeaderParam("Idempotency-Key")
  @DefaultValue("")
  @Parameter(
      description =
          "1 to 100 printable characters: sent again with it, the same changes nothing and gets the"
              + " answer of before.")
  public String key = "";

  @QueryParam("dryRun")
  @DefaultValue("")
  @Parameter(description = "true: nothing is changed; the answer is what would be.")
  public String dryRun = "";

  public ChangeQuery() {}
}
