/**
 * Made-up networks to measure an epoch with; only integers and a fixed generator. Open {@link
 * io.myelin.consensus.bench.SyntheticNetwork}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.consensus.bench;
