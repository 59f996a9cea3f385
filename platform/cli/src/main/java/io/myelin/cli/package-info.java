/**
 * The {@code myelin} command. Open {@link io.myelin.cli.Myelin} first; every command is a class.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.cli;
