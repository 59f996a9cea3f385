package io.myelin.node.security.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in. Times are seconds since 1970.
 *
 * @param id a name for it that proves nothing
 * @param hash of the secret in the cookie
 * @param via {@code password}, {@code link} or {@code oidc}
 * @param seen about when it was last used
 * @param person whom they are compared by where two are needed
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
    String agent,
    String person) {
  /** As they are in files; those of an earlier build tell of no person. */
  @JsonCreator
  static Session read(
      @JsonProperty("id") String id,
      @JsonProperty("hash") String hash,
      @JsonProperty("name") String name,
      @JsonProperty("role") String role,
      @JsonProperty("via") String via,
      @JsonProperty("since") long since,
      @JsonProperty("expires") long expires,
      @JsonProperty("seen") long seen,
      @JsonProperty("from") String from,
      @JsonProperty("agent") String agent,
      @JsonProperty("person") @Nullable String person) {
    return new Session(
        id,
        hash,
        name,
        role,
        via,
        since,
        expires,
        seen,
        from,
        agent,
        person == null ? name : person);
  }

  Session seen(long now) {
    return new Session(id, hash, name, role, via, since, expires, now, from, agent, person);
  }
}
