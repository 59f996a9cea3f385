/**
 * Who may do what, and who did: signing in, people, tokens, roles and the audit log. Open {@link
 * io.myelin.api.access.SessionApi} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.api.access;
