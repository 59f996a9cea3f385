package io.myelin.api.access;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes that wait for a second person. */
@Path("approvals")
@Produces(JSON)
@Tag(name = "access", description = "Who may do what, and who did.")
public interface ApprovalsApi {
  @GET
  @Operation(
      summary = "Changes that wait for a second person, and what became of them",
      description =
          "Only with myelin.second-person=required there are any: then a change that"
              + " /api/v1/roles marks with 'agreement' is answered with 202, the header"
              + " X-Myelin-Approval and its approval. Shown are one's own, those that one may"
              + " approve, and to auditors all.")
  ApprovalList approvals();

  @POST
  @Path("{id}")
  @Consumes(JSON)
  @Operation(
      summary = "Approves or refuses a change that somebody else asked for",
      description =
          "Whoever asked may refuse it, too, and so take it back. Once it is approved, they send"
              + " the same request with the header X-Myelin-Approval: ID; it counts once and within"
              + " 24 hours of the first.")
  Approval decide(@PathParam("id") String id, ApprovalDecision decision);
}
