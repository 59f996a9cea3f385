/**
 * Blocks, the pool, the store and the orderer of a chain. Start with {@link
 * io.myelin.ledger.Ledger}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.ledger;
