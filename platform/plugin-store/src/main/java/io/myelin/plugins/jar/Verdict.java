package io.myelin.plugins.jar;

import io.myelin.plugins.Refusal;

/** What became of a jar that was looked at. */
public sealed interface Verdict {
  /** It may be kept, once its grants are approved. */
  record Accepted(PluginJar jar) implements Verdict {}

  /** It may not, and why. */
  record Refused(Refusal refusal) implements Verdict {}
}
