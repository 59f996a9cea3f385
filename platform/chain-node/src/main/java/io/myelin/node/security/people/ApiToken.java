package io.myelin.node.security.people;

/**
 * What a program proves itself by. Times are seconds since 1970.
 *
 * @param id the part of the token that is no secret
 * @param hash of the part that is
 * @param by who made it
 */
public record ApiToken(
    String id, String hash, String name, String role, String by, long since, long expires) {}
