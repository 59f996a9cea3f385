/** Commands about who may do what on a node, and who did. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.access;
