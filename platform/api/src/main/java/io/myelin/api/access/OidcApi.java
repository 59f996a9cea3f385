package io.myelin.api.access;

import static io.myelin.api.Media.JSON;

import io.myelin.api.AnyParameters;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in by OpenID Connect, for browsers. */
@Path("session/oidc")
@Produces(JSON)
@Tag(name = "access", description = "Who may do what, and who did.")
public interface OidcApi {
  @GET
  @APIResponse(responseCode = "302", description = "To the provider")
  @Operation(summary = "Sends the browser to the provider that the configuration names")
  Response beginOidc();

  @GET
  @Path("callback")
  @AnyParameters
  @APIResponse(responseCode = "303", description = "Signed in; to the console")
  @Operation(summary = "Takes the browser back from the provider, and signs it in")
  Response finishOidc(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("error") @DefaultValue("") String error);
}
