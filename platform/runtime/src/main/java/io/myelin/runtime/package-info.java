/**
 * The deterministic state machine of the chain: blocks go in, changed state comes out. No network,
 * disk, clock, thread or random source. Start with {@link io.myelin.runtime.ChainRuntime}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime;
