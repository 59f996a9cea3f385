/**
 * The JSON-RPC of Substrate clients over a ledger, without any transport (rpc.md 1 to 4). Start
 * with {@link io.myelin.node.rpc.JsonRpc}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.rpc;
