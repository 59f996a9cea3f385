/**
 * What answers at the root of the port: HTTP and WebSocket JSON-RPC, axon hand-over, and which web
 * pages may use it. Open {@link io.myelin.node.web.RpcEndpoint} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.web;
