/**
 * The chain as one bean: opens the ledger, makes blocks, reports health. Open {@link
 * io.myelin.node.chain.ChainService} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.chain;
