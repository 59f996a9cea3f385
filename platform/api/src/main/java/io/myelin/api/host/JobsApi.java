package io.myelin.api.host;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What goes on. */
@Path("/host/api/v1/jobs")
@Produces(JSON)
@Tag(name = "host", description = "The neuron host: plugins, neurons, jobs, logs and settings.")
public interface JobsApi {
  @GET
  @Operation(
      summary = "The last 100 jobs of this start of the host, newest first",
      description = "They are kept in memory only: what was changed is in the audit log.")
  List<Job> jobs();

  @GET
  @Path("{id}")
  @Operation(summary = "A job, with its steps")
  Job job(@PathParam("id") String id);
}
