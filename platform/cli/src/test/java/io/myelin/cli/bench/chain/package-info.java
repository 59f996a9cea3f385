/** Tests of what measurements count. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.bench.chain;
