/**
 * A load of signed transfers against a running node, counted only where it is final. Open {@link
 * io.myelin.cli.bench.TransferBench} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.bench;
