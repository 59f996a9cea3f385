package io.myelin.node.security;

import io.myelin.access.audit.AuditException;
import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the audit log of the node. Refusals cost a stranger nothing, so only so many a minute are
 * written, and how many were not.
 */
@ApplicationScoped
public class Deeds {
  private static final Logger LOG = Logger.getLogger(Deeds.class.getName());
  private static final int MOST_REFUSALS = 30;
  private static final Duration SPELL = Duration.ofMinutes(1);

  private final AuditLog log;
  private final InstantSource clock;
  private Instant spell = Instant.EPOCH;
  private int refusals;

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

  private synchronized void refused(Deed deed) throws AuditException {
    Instant now = clock.instant();
    if (now.isAfter(spell.plus(SPELL))) {
      int unwritten = refusals - MOST_REFUSALS;
      spell = now;
      refusals = 0;
      if (unwritten > 0) {
        log.add(
            deed.ended(
                "refused",
                Optional.of(unwritten + " more refusals before this one were not written"),
                deed.after()));
        refusals = 1;
        return;
      }
    }
    if (++refusals <= MOST_REFUSALS) {
      log.add(deed);
    }
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
