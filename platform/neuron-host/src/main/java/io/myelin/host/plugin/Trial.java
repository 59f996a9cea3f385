package io.myelin.host.plugin;

/** Tries a jar of the store before neurons run it. */
@FunctionalInterface
public interface Trial {
  Outcome of(HostPlugin.Ready ready) throws InterruptedException;

  /** What came of it. */
  sealed interface Outcome {}

  /** Nothing speaks against the jar. */
  record Passed() implements Outcome {}

  /**
   * The jar is at fault.
   *
   * @param why a clause
   */
  record Refused(String why) implements Outcome {}

  /**
   * It could not be tried here, which says nothing about the jar.
   *
   * @param why a clause
   */
  record Unknown(String why) implements Outcome {}
}
