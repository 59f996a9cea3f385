/** What the platform needs from a subnet to measure the informational value of its answers. */
@org.jspecify.annotations.NullMarked
package io.myelin.spi.value;
