/** Tests of the chain on disk: reopening, damage, replay. */
@org.jspecify.annotations.NullMarked
package io.myelin.ledger.order;
