/**
 * Who may do what on a node: {@link io.myelin.access.Operations} is the one table, {@link
 * io.myelin.access.OwnerToken} how the command line on the node's machine proves itself.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.access;
