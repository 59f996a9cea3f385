/** Subnets, neurons, accounts and payouts. Open {@link io.myelin.api.market.SubnetsApi} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.market;
