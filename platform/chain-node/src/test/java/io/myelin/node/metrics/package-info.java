/** The shapes of REST answers. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.metrics;
