/**
 * Pages that have to work when scripts do not: signing in and out, and what to do when one cannot.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.console.signin;
