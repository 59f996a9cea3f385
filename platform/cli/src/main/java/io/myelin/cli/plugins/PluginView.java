package io.myelin.cli.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.Printable;
import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.drop.RefusedJar;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginJson;
import io.myelin.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Jars and plugins as JSON, and as lines for a person. Authors' words are made printable. */
final class PluginView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PluginView() {}

  static ObjectNode json(PluginJar jar) {
    SubnetDescription description = jar.description();
    ObjectNode out = JSON.createObjectNode();
    out.put("accepted", true);
    out.put("id", jar.id());
    out.put("version", jar.version());
    out.put("requires", jar.requires());
    out.put("sha256", jar.sha256());
    out.put("bytes", jar.bytes());
    out.put("signature", jar.signature().text());
    out.put("modality", description.modality());
    out.set("roles", JSON.valueToTree(description.roles()));
    out.set(
        "tasks",
        JSON.valueToTree(
            description.tasks().stream().map(SubnetDescription.TaskEntry::name).toList()));
    ArrayNode models = out.putArray("models");
    for (Model model : description.models()) {
      models
          .addObject()
          .put("name", model.name())
          .put("source", model.source())
          .put("bytes", model.bytes())
          .put("sha256", model.sha256())
          .put("licence", model.licence());
    }
    out.set("grants", PluginJson.of(jar.grants()));
    return out;
  }

  static ObjectNode json(Refusal refusal) {
    ObjectNode out = JSON.createObjectNode();
    out.put("accepted", false);
    out.put("what", refusal.what());
    out.put("seen", refusal.seen());
    out.put("needed", refusal.needed());
    out.put("next", refusal.next());
    return out;
  }

  static String line(RefusedJar jar) {
    return Printable.line(jar.file()) + "  refused: " + Printable.line(jar.sentence());
  }

  static List<String> lines(PluginJar jar) {
    List<String> lines = new ArrayList<>();
    lines.add(row("plugin", jar.id() + " " + jar.version()));
    lines.add(row("made for", jar.requires()));
    lines.add(row("sha256", jar.sha256()));
    lines.add(row("signature", jar.signature().text()));
    lines.add(row("modality", jar.description().modality()));
    lines.add(row("roles", String.join(", ", jar.description().roles())));
    for (SubnetDescription.TaskEntry task : jar.description().tasks()) {
      lines.add(row("task", task.name() + " (" + String.join(", ", task.signed()) + ")"));
    }
    for (Model model : jar.description().models()) {
      lines.add(row("model", model.name() + ", " + model.bytes() + " bytes, " + model.source()));
    }
    jar.grants().lines().forEach(each -> lines.add(row("asks for", each)));
    return lines;
  }

  static List<String> asked(Plugin.Version version) {
    return version.grants().lines().stream().map(each -> row("asks for", each)).toList();
  }

  /** Its state, for a list. */
  static String line(Plugin plugin) {
    Plugin.Version shown = plugin.shown();
    return String.format(
        Locale.ROOT,
        "%-20s  %-12s  %-8s  %-14s  %s",
        plugin.id(),
        shown.version(),
        plugin.stage().name().toLowerCase(Locale.ROOT),
        shown.modality(),
        Printable.line(shown.signature()));
  }

  private static String row(String name, String words) {
    return String.format(Locale.ROOT, "%-10s %s", name, Printable.line(words));
  }
}
