package io.myelin.api.host;

import static io.myelin.api.Media.JSON;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The neurons of this node. */
@Path("/host/api/v1/neurons")
@Produces(JSON)
@Tag(name = "host", description = "The neuron host: plugins, neurons, jobs, logs and settings.")
public interface HostNeuronsApi {
  @GET
  @Operation(
      summary = "The neurons of this node and their workers",
      description = "Behind them jars that were dropped and refused.")
  List<HostNeuron> hostNeurons();

  @POST
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "They start; or with dryRun=true what would be",
      content = @Content(schema = @Schema(oneOf = {NeuronsAdded.class, Difference.class})))
  @Operation(summary = "Adds neurons and starts them; who adds them decides which keys sign here")
  Response addNeurons(AddNeurons wanted, @BeanParam ChangeQuery how) throws Exception;

  @DELETE
  @Path("{name}")
  @APIResponse(
      responseCode = "200",
      description = "It is out of the table; or with dryRun=true what would be",
      content = @Content(schema = @Schema(oneOf = {NeuronStopped.class, Difference.class})))
  @Operation(summary = "Stops a neuron and takes it out of the table; the chain keeps its place")
  Response stopNeuron(@PathParam("name") String name, @BeanParam ChangeQuery how) throws Exception;

  @POST
  @Path("{name}/restart")
  @APIResponse(
      responseCode = "202",
      description = "A job goes on; Location is its address",
      content = @Content(schema = @Schema(implementation = Job.class)))
  @Operation(
      summary = "Loads a neuron's plugin anew in a fresh worker",
      description =
          "What works serves until the fresh worker is ready; when it does not become ready,"
              + " everything stays as it is and the job says why.")
  Response restartNeuron(
      @PathParam("name") String name, @HeaderParam("Idempotency-Key") @DefaultValue("") String key)
      throws Exception;

  @GET
  @Path("{name}/log")
  @Produces("text/plain")
  @APIResponse(
      responseCode = "200",
      description = "Its last lines",
      content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
  @Operation(summary = "The end of what a neuron's plugin said, at most 64 KiB")
  Response neuronLog(@PathParam("name") String name) throws Exception;
}
