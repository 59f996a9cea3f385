package io.myelin.node.security.people;

/**
 * Somebody who is signed in. Times are seconds since 1970.
 *
 * @param id a name for it that proves nothing
 * @param hash of the secret in the cookie
 * @param via {@code password}, {@code link} or {@code oidc}
 * @param seen about when it was last used
 */
public record Session(
    String id,
    String hash,
    String name,
    String role,
    String via,
    long since,
    long expires,
    long seen,
    String from,
    String agent) {
  Session seen(long now) {
    return new Session(id, hash, name, role, via, since, expires, now, from, agent);
  }
}
