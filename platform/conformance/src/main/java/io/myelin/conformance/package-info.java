/**
 * Runs golden vector files against primitives, consensus, runtime and client. Start with {@link
 * io.myelin.conformance.Conformance}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.conformance;
