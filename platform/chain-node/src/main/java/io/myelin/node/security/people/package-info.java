/**
 * What is kept of people and programs: local users, sessions, API tokens and one-time links, each a
 * small file of the data folder with hashes in place of secrets.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.security.people;
