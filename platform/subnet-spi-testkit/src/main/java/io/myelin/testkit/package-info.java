/**
 * For authors of subnets: a market in one process that runs a subnet the way a node does, every
 * question, answer and truth crossing as JSON. Start at {@link io.myelin.testkit.Market}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.testkit;
