/**
 * What the resources answer, as thin use cases: each reads the ledger, the runtime or the index and
 * gives records of the contract. Open {@link io.myelin.node.desk.States} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.desk;
