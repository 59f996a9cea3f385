/** Shows what a score rests on and computes it again, with or without a node. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.explain;
