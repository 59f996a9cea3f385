package io.myelin.ledger.order;

import io.myelin.primitives.Hash256;

/** A state that a member far behind may start from. */
public record SnapshotRef(Position position, long height, Hash256 blockHash, Hash256 stateRoot) {}
