/**
 * Draws a line of text with noise. Nothing here asks the machine: outlines come from the font file
 * of the jar, and the rest is arithmetic that Java fixes to the last bit, so that a seed makes the
 * same bytes on every system and JVM.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.image.draw;
