package io.myelin.ledger.order;

/**
 * When a block is asked for.
 *
 * @param clockMillis the proposer's clock; the chain moves it behind the parent's time
 */
public record ProposalRequest(long clockMillis) {}
