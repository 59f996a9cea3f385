package io.myelin.node.security.people;

/**
 * A local user.
 *
 * @param password what is kept of it
 * @param since seconds since 1970
 */
public record Person(String name, String role, String password, long since) {}
