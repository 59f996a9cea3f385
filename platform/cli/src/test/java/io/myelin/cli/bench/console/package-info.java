/** Tests of the load of the console. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.bench.console;
