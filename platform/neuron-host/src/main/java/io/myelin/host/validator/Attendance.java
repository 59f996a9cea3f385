package io.myelin.host.validator;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells rounds that say more about this machine than about miners, from period to period: one in
 * which nobody answers, and one in which most of those who answered everything the round before
 * come too late, as under load. Only that one round decides, and only who answered it: miners that
 * never answer cancel nothing, and those who stop answering together cancel one round.
 */
final class Attendance {
  private Set<String> before = Set.of();
  private Set<String> newest = Set.of();
  private long period = -1;

  /** Why a round does not count; empty when it may. Rounds of one period are compared with none. */
  Optional<String> flaw(long now, Turnout turnout) {
    if (now != period) {
      before = newest;
      period = now;
    }
    newest = turnout.complete();
    if (turnout.answering().isEmpty()) {
      return Optional.of("nobody answered");
    }
    Set<String> late = new HashSet<>(before);
    late.retainAll(turnout.late());
    return 2 * late.size() > before.size()
        ? Optional.of(
            late.size()
                + " of the "
                + before.size()
                + " miners that answered everything the round before came too late")
        : Optional.empty();
  }
}
