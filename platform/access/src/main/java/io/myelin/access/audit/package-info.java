/**
 * Who did what, when and from where, in a file that only grows and whose lines are chained by hash.
 * Open {@link io.myelin.access.audit.AuditLog} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.access.audit;
