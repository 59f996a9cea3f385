/** Tests that run the node's own WAR inside the real server. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.container;
