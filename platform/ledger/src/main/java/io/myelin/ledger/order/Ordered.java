package io.myelin.ledger.order;

/** A proposal at the place its engine gave it; every member sees the same sequence of these. */
public record Ordered(Position position, Proposal proposal) {}
