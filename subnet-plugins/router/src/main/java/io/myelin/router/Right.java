package io.myelin.router;

import io.myelin.spi.Rules.Range;

/**
 * The truth.
 *
 * @param choices for each item the number of the choice that follows
 */
public record Right(@Range(min = 1, max = Pick.MOST) int[] choices) {}
