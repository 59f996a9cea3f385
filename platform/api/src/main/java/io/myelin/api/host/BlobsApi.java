package io.myelin.api.host;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Attachments of questions and answers, kept by their digest. A servlet answers. */
@Path("/host/api/v1/blobs")
@Tag(name = "asking", description = "Questions to neurons, and the files that go with them.")
public interface BlobsApi {
  String BYTES = "application/octet-stream";

  @POST
  @Consumes(BYTES)
  @Produces(JSON)
  @Operation(summary = "Keeps a whole attachment, of at most 16 MiB")
  @RequestBody(
      content =
          @Content(
              mediaType = BYTES,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "201",
      description = "Kept",
      content = @Content(mediaType = JSON, schema = @Schema(implementation = Attached.class)))
  Response keep(
      @HeaderParam("X-Myelin-Request")
          @Parameter(
              required = true,
              description = "1: what no page of another server can send.",
              example = "1")
          String mark,
      InputStream bytes);

  @PUT
  @Path("{sha256}")
  @Consumes(BYTES)
  @Produces(JSON)
  @Operation(summary = "Keeps an attachment by its digest, whole or in pieces of at most 16 MiB")
  @RequestBody(
      content =
          @Content(
              mediaType = BYTES,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "201",
      description = "All of it is here",
      content = @Content(mediaType = JSON, schema = @Schema(implementation = Attached.class)))
  @APIResponse(responseCode = "202", description = "The piece is kept; more are missing.")
  Response take(
      @PathParam("sha256") String sha256,
      @HeaderParam("X-Myelin-Request")
          @Parameter(
              required = true,
              description = "1: what no page of another server can send.",
              example = "1")
          String mark,
      @HeaderParam("Content-Range")
          @Parameter(description = "Of a piece.", example = "bytes 0-1048575/2097152")
          String range,
      InputStream bytes);

  @GET
  @Path("{sha256}")
  @Produces(BYTES)
  @Operation(summary = "The bytes of an attachment, or of a part of it")
  @APIResponse(
      responseCode = "200",
      description = "All of it",
      content =
          @Content(
              mediaType = BYTES,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "206", description = "The part that Range asked for.")
  @APIResponse(responseCode = "416", description = "Range asks for what is not there.")
  Response bytes(
      @PathParam("sha256") String sha256,
      @HeaderParam("Range") @Parameter(description = "A part.", example = "bytes=0-1023")
          String range);
}
