/** What operators watch over time, at /metrics. */
@org.jspecify.annotations.NullMarked
package io.myelin.node.metrics;
