package io.myelin.host.rest;

import io.myelin.api.Difference;
import io.myelin.api.TaggedChangeQuery;
import io.myelin.api.host.PluginApproval;
import io.myelin.api.host.PluginChange;
import io.myelin.api.host.PluginDetail;
import io.myelin.api.host.PluginRow;
import io.myelin.api.host.PluginsApi;
import io.myelin.api.serving.Looks;
import io.myelin.api.serving.Once;
import io.myelin.api.serving.Problems;
import io.myelin.guard.Change;
import io.myelin.host.desk.PluginDesk;
import io.myelin.host.desk.UploadDesk;
import io.myelin.host.job.OpenJob;
import io.myelin.plugins.Refusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The plugins of the data folder. */
@Dependent
@Path("plugins")
public class PluginsResource implements PluginsApi {
  /** So that it is one word of a command and of an address, and no path. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}";

  private final PluginDesk desk;
  private final UploadDesk uploads;
  private final Once once;
  private final SentChanges changes;
  private final HttpServletRequest request;

  @Inject
  public PluginsResource(
      PluginDesk desk,
      UploadDesk uploads,
      Once once,
      SentChanges changes,
      HttpServletRequest request) {
    this.changes = changes;
    this.desk = desk;
    this.uploads = uploads;
    this.once = once;
    this.request = request;
  }

  @Override
  public List<PluginRow> plugins() throws IOException {
    return desk.rows();
  }

  @Override
  public Response plugin(String id) throws Exception {
    PluginDetail plugin = desk.one(id);
    return answer(200, plugin, Optional.of(plugin.tag())).response();
  }

  @Override
  public Response bring(
      String name, String allowUnsigned, String dryRun, String blob, String key, InputStream jar)
      throws Exception {
    if (!name.isEmpty() && !name.matches(NAME)) {
      throw Problems.badParameter(
          "name", name, "letters, digits and . _ + -, at most 100, a letter or digit first");
    }
    UploadDesk.Wanted wanted =
        new UploadDesk.Wanted(
            name.isEmpty() ? "plugin.jar" : name, flag("allowUnsigned", allowUnsigned));
    boolean looking = Looks.only(dryRun);
    UploadDesk.Copy copy =
        blob.isEmpty() ? uploads.take(jar, wanted) : uploads.takeBlob(blob, wanted);
    boolean[] handed = new boolean[1];
    try {
      Change.before(
          request,
          "the jar "
              + copy.sha256()
              + (wanted.unsigned() ? ", allowed unsigned" : "")
              + (looking ? ", to be looked at only" : ""));
      return once.of(
          new Once.Key(changes.who(), "plugins", key),
          List.of(copy.sha256(), wanted.toString(), looking),
          () -> {
            if (looking) {
              return looked(copy, wanted);
            }
            handed[0] = true;
            return brought(uploads.bring(copy, wanted, changes.who()));
          });
    } finally {
      if (!handed[0]) {
        copy.close();
      }
    }
  }

  private Once.Answer looked(UploadDesk.Copy copy, UploadDesk.Wanted wanted) throws IOException {
    try {
      return answer(200, uploads.look(copy, wanted), Optional.empty());
    } catch (Refusal refusal) {
      throw Problems.refusal(422, "jar-refused", refusal.sentence());
    }
  }

  private Once.Answer brought(OpenJob job) {
    Optional<String> failure = job.failure();
    if (failure.isPresent()) {
      throw Problems.refusal(422, "jar-refused", failure.get());
    }
    Change.after(request, job.plugin().orElse("") + ", job " + job.id());
    return Once.Answer.of(202, job.view()).at("/host/api/v1/jobs/" + job.id());
  }

  @Override
  public Response approve(String id, PluginApproval approval, TaggedChangeQuery how)
      throws Exception {
    return changed(
        how,
        id,
        "/approve",
        List.of(approval, how.seen),
        () -> desk.lookAtApproval(id, approval, how.seen),
        () -> desk.approve(changes.who(), id, approval, how.seen));
  }

  @Override
  public Response disable(String id, TaggedChangeQuery how) throws Exception {
    return changed(
        how,
        id,
        "/disable",
        List.of(how.seen),
        () -> desk.lookAtDisabling(id, how.seen),
        () -> desk.disable(changes.who(), id, how.seen));
  }

  @Override
  public Response rollback(String id, TaggedChangeQuery how) throws Exception {
    return changed(
        how,
        id,
        "/rollback",
        List.of(how.seen),
        () -> desk.lookAtRollback(id, how.seen),
        () -> desk.rollback(changes.who(), id, how.seen));
  }

  @Override
  public Response remove(String id, String confirm, TaggedChangeQuery how) throws Exception {
    return changed(
        how,
        id,
        "",
        List.of(how.seen),
        () -> desk.lookAtRemoval(id, confirm, how.seen),
        () -> desk.remove(changes.who(), id, confirm, how.seen));
  }

  private Response changed(
      TaggedChangeQuery how,
      String id,
      String part,
      List<Object> sent,
      Callable<Difference> look,
      Callable<PluginChange> deed)
      throws Exception {
    return changes.make(
        how,
        id + part,
        sent,
        look,
        () -> {
          Change.before(request, desk.before(id));
          PluginChange change = deed.call();
          Change.after(request, change.sentence());
          return answer(200, change, change.plugin().map(PluginDetail::tag));
        });
  }

  private static Once.Answer answer(int status, Object body, Optional<String> tag) {
    Once.Answer answer = Once.Answer.of(status, body);
    return tag.map(answer::tagged).orElse(answer);
  }

  private static boolean flag(String name, String value) {
    if (!List.of("", "true", "false").contains(value)) {
      throw Problems.badParameter(name, value, "true or false");
    }
    return value.equals("true");
  }
}
