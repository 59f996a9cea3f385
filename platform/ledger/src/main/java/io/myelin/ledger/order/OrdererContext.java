package io.myelin.ledger.order;

import java.time.Clock;
import java.time.Duration;

/**
 * What an engine may use of the node it runs in.
 *
 * @param blockTime how often a block is due
 */
public record OrdererContext(Duration blockTime, Clock clock) {}
