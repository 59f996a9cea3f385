/** What authors compile against, written down. */
@org.jspecify.annotations.NullMarked
package io.myelin.spi.signature;
