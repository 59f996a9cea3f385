package io.myelin.runtime.upgrade;

import io.myelin.runtime.storage.State;

/** A step from the state of one version to that of the next. */
public interface Migration {
  int from();

  int to();

  /** Rewrites the state; runs once, before anything else of the first block under the version. */
  void run(State state);
}
