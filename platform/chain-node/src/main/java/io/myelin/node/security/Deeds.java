package io.myelin.node.security;

import io.myelin.access.audit.AuditEntry;
import io.myelin.access.audit.AuditException;
import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.Deed;
import io.myelin.api.serving.Looks;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the audit log of the node. Refusals cost nothing to whoever is refused, so only so many are
 * written, and how many were not.
 */
@ApplicationScoped
public class Deeds {
  private static final Logger LOG = Logger.getLogger(Deeds.class.getName());

  private final AuditLog log;
  private final InstantSource clock;
  private final RefusalBudget strangers = new RefusalBudget();

  /** Their own, so that no stranger can hide what somebody who is known was refused. */
  private final RefusalBudget known = new RefusalBudget();

  public Deeds() {
    this(AuditLog.of(AccessSettings.load().data(), InstantSource.system()), InstantSource.system());
  }

  Deeds(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  public AuditLog log() {
    return log;
  }

  /** Keeps a deed; says why it could not, so that it is not done. */
  Optional<String> keep(Deed deed) {
    try {
      if (deed.outcome().equals("refused")) {
        refused(deed);
      } else {
        log.add(deed);
      }
      return Optional.empty();
    } catch (AuditException e) {
      LOG.log(Level.SEVERE, "{0}", e.getMessage());
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void refused(Deed deed) throws AuditException {
    RefusalBudget budget = deed.role().isEmpty() ? strangers : known;
    OptionalInt before = budget.take(clock.instant());
    if (before.isPresent()) {
      log.add(deed.refused(before.getAsInt()));
    }
  }

  /**
   * Who changed something last, when and to what, in a clause.
   *
   * @param change how names of its changes begin
   * @param place its path; of what was added to a list, or changed by a command, the last part of
   *     it is the name
   */
  public String lastChange(String change, String place) {
    try {
      return log
          .page(1, Long.MAX_VALUE, entry -> made(entry.deed(), change, place))
          .entries()
          .stream()
          .findFirst()
          .map(Deeds::said)
          .orElse("the newest part of the audit log does not say by whom");
    } catch (IOException e) {
      return "the audit log cannot be read";
    }
  }

  private static boolean made(Deed deed, String change, String place) {
    if (!deed.what().startsWith(change)
        || !deed.outcome().equals("done")
        || deed.after().equals(Optional.of(Looks.CHANGED_NOTHING))) {
      return false;
    }
    int name = place.lastIndexOf('/') + 1;
    String where = deed.target().substring(deed.target().indexOf(' ') + 1);
    return where.equals(place)
        || where.startsWith(place + "/")
        || where.equals(place.substring(0, Math.max(0, name - 1)))
            && word(deed.after().orElse("")).equals(place.substring(name))
        || deed.via().equals("files") && word(deed.target()).equals(place.substring(name));
  }

  private static String word(String text) {
    return text.split("[ ,]", 2)[0];
  }

  private static String said(AuditEntry entry) {
    return entry.deed().who()
        + " changed it at "
        + entry.at()
        + entry.deed().after().map(after -> " to '" + after + "'").orElse("");
  }

  /** As the guards of all applications say it. */
  Optional<String> keep(Map<String, String> said) {
    return keep(
        new Deed(
            said.getOrDefault("who", ""),
            said.getOrDefault("role", ""),
            said.getOrDefault("via", "none"),
            said.getOrDefault("what", ""),
            said.getOrDefault("target", ""),
            said.getOrDefault("outcome", ""),
            Optional.ofNullable(said.get("before")),
            Optional.ofNullable(said.get("after")),
            said.getOrDefault("from", "")));
  }
}
