package io.myelin.runtime.upgrade;

import io.myelin.runtime.storage.State;
import java.util.List;

/** The steps between versions, run one after the other where a chain skips some. */
public final class Migrations {
  /** 427 finds all that 426 left in the form it wants. */
  static final Migrations KNOWN = new Migrations(List.of(unchanged(Edition.FIRST, Edition.NEWEST)));

  private final List<Migration> steps;

  public Migrations(List<Migration> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Brings a state forward.
   *
   * @throws IllegalStateException when there is no way of steps between the two versions
   */
  public void run(State state, long from, long to) {
    long reached = from;
    while (reached != to) {
      Migration next = step(reached, to);
      next.run(state);
      reached = next.to();
    }
  }

  private Migration step(long from, long to) {
    return steps.stream()
        .filter(step -> step.from() == from && step.to() <= to)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no migration leads from runtime version " + from + " to " + to));
  }

  /** A step between versions that keep the same things in the same places. */
  static Migration unchanged(int from, int to) {
    return new Migration() {
      @Override
      public int from() {
        return from;
      }

      @Override
      public int to() {
        return to;
      }

      @Override
      public void run(State state) {}
    };
  }
}
