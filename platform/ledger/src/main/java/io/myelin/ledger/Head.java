package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;

/** The newest block of a chain. */
public record Head(long height, Hash256 hash, Header header) {}
