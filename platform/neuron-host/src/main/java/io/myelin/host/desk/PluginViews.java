package io.myelin.host.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.api.host.PluginDetail;
import io.myelin.api.host.PluginGrants;
import io.myelin.api.host.PluginRow;
import io.myelin.api.host.PluginTrial;
import io.myelin.api.host.PluginVersion;
import io.myelin.contract.RecordJson;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.plugin.Trial;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.drop.RefusedJar;
import io.myelin.plugins.jar.Grants;
import io.myelin.plugins.store.Plugin;
import io.myelin.worker.role.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Plugins as the contract shows them. */
final class PluginViews {
  private PluginViews() {}

  static PluginRow row(Plugin plugin, List<String> users) {
    Plugin.Version shown = plugin.shown();
    return new PluginRow(
        Optional.of(plugin.id()),
        Optional.empty(),
        plugin.stage().name(),
        Optional.of(shown.version()),
        Optional.of(shown.modality()),
        Optional.of(shown.sha256()),
        Optional.of(shown.bytes()),
        Optional.of(shown.signature()),
        Optional.of(Instant.ofEpochSecond(shown.installed())),
        Optional.of(grants(shown.grants())),
        plugin.previous().map(Plugin.Version::version),
        plugin.waiting().map(Plugin.Version::version),
        users,
        Optional.empty());
  }

  static PluginRow damaged(String id, Refusal why, List<String> users) {
    return bare(Optional.of(id), Optional.empty(), "DAMAGED", why.sentence(), users);
  }

  static PluginRow refused(RefusedJar jar) {
    return bare(Optional.empty(), Optional.of(jar.file()), "REFUSED", jar.sentence(), List.of());
  }

  private static PluginRow bare(
      Optional<String> id, Optional<String> file, String state, String why, List<String> users) {
    return new PluginRow(
        id,
        file,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        users,
        Optional.of(why));
  }

  /**
   * @param description of the shown version; empty when its jar does not read
   * @param trial by the SHA-256 of a jar
   * @param next what waits for the operator
   */
  static PluginDetail detail(
      Plugin plugin,
      Optional<SubnetDescription> description,
      List<String> users,
      Function<String, Optional<Trial.Outcome>> trial,
      Optional<String> next) {
    List<PluginVersion> versions = new ArrayList<>();
    plugin.live().ifPresent(each -> versions.add(version(each, "live", trial)));
    plugin.waiting().ifPresent(each -> versions.add(version(each, "waiting", trial)));
    plugin.previous().ifPresent(each -> versions.add(version(each, "previous", trial)));
    return new PluginDetail(
        plugin.id(),
        plugin.stage().name(),
        tag(plugin),
        versions,
        plugin.live().map(each -> grants(each.grants())),
        plugin.waiting().map(each -> grants(each.grants())),
        description.map(SubnetDescription::roles).orElse(List.of()),
        tasks(description),
        description
            .map(SubnetDescription::settings)
            .map(JsonNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode),
        users,
        next);
  }

  static List<String> tasks(Optional<SubnetDescription> description) {
    return description.map(SubnetDescription::tasks).orElse(List.of()).stream()
        .map(SubnetDescription.TaskEntry::name)
        .toList();
  }

  /** Another one for every other state. */
  static String tag(Plugin plugin) {
    byte[] note = RecordJson.write(plugin).toString().getBytes(StandardCharsets.UTF_8);
    return Digests.sha256(note).substring(0, 32);
  }

  /** What a plugin is, in a clause. */
  static String state(Plugin plugin) {
    return plugin.id()
        + " is "
        + plugin.stage().name().toLowerCase(Locale.ROOT)
        + plugin.live().map(each -> ", live " + each.version()).orElse("")
        + plugin.waiting().map(each -> ", waiting " + each.version()).orElse("")
        + plugin.previous().map(each -> ", before it " + each.version()).orElse("");
  }

  static PluginGrants grants(Grants grants) {
    return new PluginGrants(
        grants.capabilities().stream()
            .map(each -> new PluginGrants.Capability(each.kind(), each.asked()))
            .toList(),
        grants.memoryMegabytes(),
        grants.threads());
  }

  static Grants grants(PluginGrants grants) {
    return new Grants(
        grants.capabilities().stream()
            .map(each -> new Grants.Grant(each.kind(), each.asked()))
            .toList(),
        grants.memoryMegabytes(),
        grants.threads());
  }

  private static PluginVersion version(
      Plugin.Version version, String place, Function<String, Optional<Trial.Outcome>> trial) {
    return new PluginVersion(
        version.version(),
        place,
        version.sha256(),
        version.bytes(),
        version.modality(),
        version.signature(),
        Instant.ofEpochSecond(version.installed()),
        grants(version.grants()),
        trial.apply(version.sha256()).map(PluginViews::trial));
  }

  private static PluginTrial trial(Trial.Outcome outcome) {
    if (outcome instanceof Trial.Refused refused) {
      return new PluginTrial("refused", Optional.of(refused.why()));
    }
    return outcome instanceof Trial.Unknown unknown
        ? new PluginTrial("unknown", Optional.of(unknown.why()))
        : new PluginTrial("passed", Optional.empty());
  }
}
