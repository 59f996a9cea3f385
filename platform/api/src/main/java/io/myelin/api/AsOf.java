package io.myelin.api;

import java.time.Instant;

/**
 * The block whose state an answer shows.
 *
 * @param time that its author wrote into it
 */
public record AsOf(long block, String hash, Instant time) {}
