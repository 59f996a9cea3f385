/**
 * What the execution of a block said, kept beside the block, and proofs of its parts. Open {@link
 * io.myelin.ledger.receipt.Receipt} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.ledger.receipt;
