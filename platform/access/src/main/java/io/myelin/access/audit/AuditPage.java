package io.myelin.access.audit;

import java.util.List;
import java.util.Optional;

/**
 * Some entries, newest first.
 *
 * @param next what is to be given as 'before' to go on; empty at the beginning of the log
 */
public record AuditPage(List<AuditEntry> entries, Optional<Long> next) {
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
