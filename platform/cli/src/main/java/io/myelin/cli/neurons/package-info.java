/** The commands about neurons of a running node. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.neurons;
