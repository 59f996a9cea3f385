package io.myelin.spi;

import java.util.List;

/**
 * A round's questions and what the plugin wants to be given with the next round.
 *
 * @param memory kept by the host on disk, so that a worker may be replaced at any time; keep it
 *     small
 */
public record Questions(List<Challenge> challenges, Body memory) {
  public Questions {
    challenges = List.copyOf(challenges);
  }
}
