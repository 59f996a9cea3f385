/** Questions to a subnet's neurons. Open {@link io.myelin.cli.asking.AskCommand} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.asking;
