/**
 * Jars that are dropped into a folder of a data folder. Start at {@link
 * io.myelin.plugins.drop.DropFolder}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.plugins.drop;
