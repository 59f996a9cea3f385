/** Tests of what the node adds to the ledger. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.chain;
