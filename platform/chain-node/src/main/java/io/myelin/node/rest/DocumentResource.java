package io.myelin.node.rest;

import io.myelin.api.Media;
import io.myelin.api.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The OpenAPI document, as the build made it from the contract. */
@Dependent
@Path("openapi")
public class DocumentResource {
  @GET
  @Produces(Media.JSON)
  public byte[] document() throws IOException {
    try (InputStream in = Problem.class.getResourceAsStream("openapi.json")) {
      return Objects.requireNonNull(in, "openapi.json").readAllBytes();
    }
  }
}
