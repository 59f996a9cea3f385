package io.myelin.host.desk;

import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Tags;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import java.util.function.Supplier;

/**
 * That a plugin still is what whoever changes it saw, looked at while nobody else can change it.
 *
 * @param header an If-Match, as it came; empty when nothing is expected
 * @param last who changed it last, in a clause
 */
record Expected(String header, Supplier<String> last) implements PluginStore.Condition {
  @Override
  public void require(Plugin plugin) throws Refusal {
    if (!new Tags(header).fit(PluginViews.tag(plugin))) {
      throw Problems.refusal(
          412,
          "changed-meanwhile",
          "The change was refused, because the plugin is not what was seen any more: "
              + last.get()
              + "; now "
              + PluginViews.state(plugin)
              + ". Look again: GET /host/api/v1/plugins/"
              + plugin.id()
              + "; its tag is "
              + Tags.quoted(PluginViews.tag(plugin))
              + " now.");
    }
  }
}
