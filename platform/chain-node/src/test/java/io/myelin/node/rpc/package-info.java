/** Tests of the JSON-RPC dispatcher, and a node without an application server for them. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.rpc;
