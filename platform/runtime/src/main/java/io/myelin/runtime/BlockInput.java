package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import java.util.List;

/**
 * All that the execution of a block may look at besides the parent's state.
 *
 * @param height of this block, parent's plus one
 * @param digest encoded digest items of the header, those before the seal
 * @param extrinsics whole encoded extrinsics in body order, inherents first
 */
public record BlockInput(
    long height,
    Hash256 parentHash,
    AccountId author,
    List<byte[]> digest,
    List<byte[]> extrinsics) {}
