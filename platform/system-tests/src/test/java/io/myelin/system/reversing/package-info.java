/** A subnet of the tests' own, which becomes a jar. */
@org.jspecify.annotations.NullMarked
package io.myelin.system.reversing;
