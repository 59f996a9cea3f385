package io.myelin.plugins.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.Grants;
import java.time.Instant;
import java.util.Map;

/** Plugins as JSON, the same for commands and for the host's answers. */
public final class PluginJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PluginJson() {}

  /**
   * All of a store, those whose note is damaged, and jars that were dropped and refused.
   *
   * @param refused why, by the name of the file
   */
  public static ArrayNode of(PluginStore.Listing listing, Map<String, String> refused) {
    ArrayNode all = JSON.createArrayNode();
    listing.plugins().forEach(each -> all.add(of(each)));
    listing.damaged().forEach((id, why) -> all.add(damaged(id, why)));
    refused.forEach(
        (file, why) ->
            all.addObject().put("file", file).put("state", "REFUSED").put("reason", why));
    return all;
  }

  /** One with its state, and what it was granted or asks for. */
  public static ObjectNode of(Plugin plugin) {
    Plugin.Version shown = plugin.shown();
    ObjectNode out = JSON.createObjectNode();
    out.put("id", plugin.id());
    out.put("version", shown.version());
    out.put("state", plugin.stage().name());
    out.put("modality", shown.modality());
    out.put("sha256", shown.sha256());
    out.put("bytes", shown.bytes());
    out.put("signature", shown.signature());
    out.put("installed", Instant.ofEpochSecond(shown.installed()).toString());
    out.set("grants", of(shown.grants()));
    plugin.previous().ifPresent(each -> out.put("previous", each.version()));
    plugin
        .waiting()
        .ifPresent(
            each -> {
              ObjectNode waiting = out.putObject("waiting");
              waiting.put("version", each.version());
              waiting.put("sha256", each.sha256());
              waiting.set("grants", of(each.grants()));
            });
    return out;
  }

  private static ObjectNode damaged(String id, Refusal refusal) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("state", "DAMAGED")
        .put("reason", refusal.sentence());
  }

  public static ObjectNode of(Grants grants) {
    return JSON.valueToTree(grants);
  }
}
