/** What viewers are told. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.live;
