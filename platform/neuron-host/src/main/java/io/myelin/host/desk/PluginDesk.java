package io.myelin.host.desk;

import io.myelin.api.Difference;
import io.myelin.api.host.PluginApproval;
import io.myelin.api.host.PluginChange;
import io.myelin.api.host.PluginDetail;
import io.myelin.api.host.PluginGrants;
import io.myelin.api.host.PluginRow;
import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Problems;
import io.myelin.host.HostKeeper;
import io.myelin.host.job.JobBook;
import io.myelin.host.job.OpenJob;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.change.Outcome;
import io.myelin.plugins.change.PluginChanges;
import io.myelin.plugins.drop.RefusedJar;
import io.myelin.plugins.drop.RefusedJars;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import io.myelin.primitives.Lines;
import io.myelin.worker.link.JarDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plugins of the data folder, looked at and changed as the commands do it. */
@Dependent
public class PluginDesk {
  private final Hosts hosts;
  private final JobBook book;
  private final Following following;

  @Inject
  public PluginDesk(Hosts hosts, JobBook book, Following following) {
    this.hosts = hosts;
    this.book = book;
    this.following = following;
  }

  public List<PluginRow> rows() throws IOException {
    PluginChanges changes = changes();
    PluginStore.Listing listing = changes.store().list();
    List<PluginRow> rows = new ArrayList<>();
    for (Plugin plugin : listing.plugins()) {
      rows.add(PluginViews.row(plugin, changes.users(plugin.id())));
    }
    for (Map.Entry<String, Refusal> each : listing.damaged().entrySet()) {
      rows.add(PluginViews.damaged(each.getKey(), each.getValue(), changes.users(each.getKey())));
    }
    for (RefusedJar jar : RefusedJars.of(hosts.keeper().data()).list()) {
      rows.add(PluginViews.refused(jar));
    }
    return rows;
  }

  public PluginDetail one(String id) throws IOException, Refusal {
    return detail(existing(id));
  }

  /** What a plugin is before a change, for the audit log. */
  public String before(String id) throws IOException, Refusal {
    return PluginViews.state(existing(id));
  }

  public PluginChange approve(String who, String id, PluginApproval approval, String tag)
      throws IOException, Refusal {
    Outcome outcome = approved(changing(id, tag), id, approval);
    Lines lines = hosts.keeper().lines();
    OpenJob.Ask ask =
        new OpenJob.Ask(
            "plugin.approve",
            id,
            who,
            lines.cli("plugin", "approve", id, "--yes"),
            lines.curl("POST", "plugins/" + id + "/approve", Lines.json(json(approval))));
    return followed(outcome, ask);
  }

  private static Outcome approved(PluginChanges changes, String id, PluginApproval approval)
      throws IOException, Refusal {
    String sha256 =
        approval
            .sha256()
            .orElseThrow(() -> Problems.badPart("/sha256", "The field 'sha256' is missing."));
    PluginGrants grants =
        approval
            .grants()
            .orElseThrow(() -> Problems.badPart("/grants", "The field 'grants' is missing."));
    return changes.approve(id, sha256, PluginViews.grants(grants));
  }

  /** What {@link #approve} would make, refused as it would be; as the others below. */
  public Difference lookAtApproval(String id, PluginApproval approval, String tag)
      throws IOException, Refusal {
    return difference(id, approved(changing(id, tag).looking(), id, approval));
  }

  public Difference lookAtRollback(String id, String tag) throws IOException, Refusal {
    return difference(id, changing(id, tag).looking().rollback(id));
  }

  public Difference lookAtDisabling(String id, String tag) throws IOException, Refusal {
    return difference(id, changing(id, tag).looking().disable(id));
  }

  public Difference lookAtRemoval(String id, String confirm, String tag)
      throws IOException, Refusal {
    PluginChanges changes = changing(id, tag);
    requireConfirmed(id, confirm);
    changes.looking().remove(id);
    return new Difference(Optional.of(before(id)), Optional.empty());
  }

  private Difference difference(String id, Outcome outcome) throws IOException, Refusal {
    return new Difference(Optional.of(before(id)), Optional.of(outcome.sentence()));
  }

  public PluginChange rollback(String who, String id, String tag) throws IOException, Refusal {
    Outcome outcome = changing(id, tag).rollback(id);
    return followed(outcome, ask("plugin.rollback", "rollback", who, id));
  }

  public PluginChange disable(String who, String id, String tag) throws IOException, Refusal {
    Outcome outcome = changing(id, tag).disable(id);
    OpenJob.Ask ask = ask("plugin.disable", "disable", who, id);
    return change(outcome, Optional.of(detail(outcome.plugin())), Optional.empty(), ask);
  }

  /**
   * @param confirm the id once more
   */
  public PluginChange remove(String who, String id, String confirm, String tag)
      throws IOException, Refusal {
    PluginChanges changes = changing(id, tag);
    requireConfirmed(id, confirm);
    Lines lines = hosts.keeper().lines();
    List<String> users = changes.users(id);
    Outcome outcome = changes.remove(id);
    return new PluginChange(
        id,
        outcome.sentence(),
        Optional.empty(),
        users,
        Optional.empty(),
        lines.cli("plugin", "remove", id, "--yes"),
        lines.curl("DELETE", "plugins/" + id + "?confirm=" + id, ""));
  }

  private void requireConfirmed(String id, String confirm) throws IOException, Refusal {
    if (!confirm.equals(id)) {
      throw changes()
          .unconfirmed(id, "Say it with confirm=" + id + " in the query, as it was typed.");
    }
  }

  /** Changes of a plugin that is there, and as it was seen. */
  private PluginChanges changing(String id, String tag) throws IOException, Refusal {
    existing(id);
    return changes()
        .provided(
            new Expected(tag, () -> hosts.lastChange("plugin.", "/host/api/v1/plugins/" + id)));
  }

  private static String json(PluginApproval approval) {
    return ContractJson.mapper().valueToTree(approval).toString();
  }

  private OpenJob.Ask ask(String what, String verb, String who, String id) {
    Lines lines = hosts.keeper().lines();
    return new OpenJob.Ask(
        what,
        id,
        who,
        lines.cli("plugin", verb, id),
        lines.curl("POST", "plugins/" + id + "/" + verb, ""));
  }

  /** Neurons take the version that is live now by themselves; a job says how far they are. */
  private PluginChange followed(Outcome outcome, OpenJob.Ask ask) throws IOException {
    OpenJob job = book.begin(ask, Follow.LIVE_STEPS);
    Plugin plugin = outcome.plugin();
    job.about(plugin.id());
    job.settle();
    following.begin(job, new Follow(hosts.keeper(), plugin.shown(), plugin.id()));
    return change(outcome, Optional.of(detail(plugin)), Optional.of(job.id()), ask);
  }

  private PluginChange change(
      Outcome outcome, Optional<PluginDetail> now, Optional<String> job, OpenJob.Ask ask)
      throws IOException {
    String id = outcome.plugin().id();
    return new PluginChange(
        id, outcome.sentence(), now, changes().users(id), job, ask.cli(), ask.curl());
  }

  private PluginDetail detail(Plugin plugin) throws IOException {
    HostKeeper keeper = hosts.keeper();
    PluginChanges changes = changes();
    boolean waits = plugin.waiting().isPresent() || plugin.stage() == Plugin.Stage.DISABLED;
    return PluginViews.detail(
        plugin,
        JarDescription.of(changes.store().place(plugin.shown())),
        changes.users(plugin.id()),
        keeper::trial,
        Optional.of(changes.approval(plugin.id())).filter(command -> waits));
  }

  private Plugin existing(String id) throws IOException, Refusal {
    PluginStore store = changes().store();
    if (store.find(id).isEmpty()) {
      try {
        return store.existing(id);
      } catch (Refusal none) {
        throw Problems.refusal(404, "not-found", none.sentence());
      }
    }
    return store.existing(id);
  }

  private PluginChanges changes() {
    HostKeeper keeper = hosts.keeper();
    return new PluginChanges(keeper.data(), keeper.lines().suffix());
  }
}
