package io.myelin.cli.plugins;

/** What a running host makes of the plugin folder. */
final class RunningHost {
  /** Said after every change, so that nobody waits for what does not come. */
  static final String NOTE =
      "note: the host does not run installed plugins yet, only those it was built with;"
          + " nothing that runs has changed";

  private RunningHost() {}
}
