/**
 * Who asks, and what is kept of what they did. {@link io.myelin.node.security.Doorkeeper} is what
 * the guards of all three applications ask.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.security;
