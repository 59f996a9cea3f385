/**
 * What talks to a chain from outside: JSON-RPC, call bytes, signed extrinsics and their outcome.
 * Open {@link io.myelin.client.ChainClient} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.client;
