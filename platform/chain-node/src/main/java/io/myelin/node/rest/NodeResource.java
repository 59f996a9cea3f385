package io.myelin.node.rest;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.node.IndexState;
import io.myelin.api.node.NodeApi;
import io.myelin.api.node.Status;
import io.myelin.api.node.Storage;
import io.myelin.api.serving.Once;
import io.myelin.api.serving.Problems;
import io.myelin.guard.Change;
import io.myelin.node.desk.NodeDesk;
import io.myelin.primitives.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The node. */
@Dependent
public class NodeResource implements NodeApi {
  private final NodeDesk desk;
  private final HttpServletRequest request;
  private final SentChanges changes;

  @Inject
  public NodeResource(NodeDesk desk, HttpServletRequest request, SentChanges changes) {
    this.changes = changes;
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

  @Override
  public Storage storage() {
    return desk.storage();
  }

  /** The header cannot be sent by a foreign page without being asked for. */
  @Override
  public Response rebuild(String marker, ChangeQuery how) throws Exception {
    if (!marker.equals("1")) {
      throw Problems.badRequest("Send the header 'X-Myelin-Request: 1' to rebuild the index.");
    }
    return changes.make(
        how,
        List.of(),
        () -> new Difference(Optional.of(words(desk.index())), Optional.of("rebuilding")),
        () -> {
          Change.before(request, words(desk.index()));
          IndexState now = desk.rebuild();
          Change.after(request, "rebuilding");
          Lines lines = changes.lines();
          return Once.Answer.of(
              202,
              now.changed(lines.cli("index", "rebuild"), lines.curl("POST", "index/rebuild", "")));
        });
  }

  private static String words(IndexState index) {
    return index.state() + ", block " + index.height();
  }
}
