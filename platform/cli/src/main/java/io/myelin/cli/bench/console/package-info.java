/**
 * A node with a history of a size, and how fast it answers what the console's pages ask. Open
 * {@link io.myelin.cli.bench.console.ConsoleBench} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.bench.console;
