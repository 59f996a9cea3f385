package io.myelin.plugins.drop;

/**
 * A jar that was dropped and not taken.
 *
 * @param file its name in the folder of refused ones
 * @param sentence why, and what to do
 */
public record RefusedJar(String file, String sentence) {}
