/**
 * Who decides which block comes next, apart from what a block does. An engine implements {@link
 * io.myelin.ledger.order.Orderer} and knows the chain only as a {@link
 * io.myelin.ledger.order.ChainApplication}; start with {@link io.myelin.ledger.order.SoloOrderer}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.ledger.order;
