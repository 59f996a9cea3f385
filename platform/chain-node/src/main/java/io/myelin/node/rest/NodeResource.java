package io.myelin.node.rest;

import io.myelin.api.node.IndexState;
import io.myelin.api.node.NodeApi;
import io.myelin.api.node.Status;
import io.myelin.guard.Change;
import io.myelin.node.answer.Problems;
import io.myelin.node.desk.NodeDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** The node. */
@Dependent
public class NodeResource implements NodeApi {
  private final NodeDesk desk;
  private final HttpServletRequest request;

  @Inject
  public NodeResource(NodeDesk desk, HttpServletRequest request) {
    this.desk = desk;
    this.request = request;
  }

  @Override
  public Status status() {
    return desk.status();
  }

  @Override
  public IndexState index() {
    return desk.index();
  }

  /** The header cannot be sent by a foreign page without being asked for. */
  @Override
  public Response rebuild(String marker) {
    if (!marker.equals("1")) {
      throw Problems.badRequest("Send the header 'X-Myelin-Request: 1' to rebuild the index.");
    }
    IndexState before = desk.index();
    Change.before(request, before.state() + ", block " + before.height());
    IndexState now = desk.rebuild();
    Change.after(request, "rebuilding");
    return Response.accepted(now).build();
  }
}
