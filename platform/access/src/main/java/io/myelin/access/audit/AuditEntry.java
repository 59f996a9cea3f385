package io.myelin.access.audit;

import java.time.Instant;

/**
 * A line of the log.
 *
 * @param number from 1, without a gap
 * @param hash of this line and, through it, of all before
 */
public record AuditEntry(long number, Instant at, Deed deed, String hash) {}
