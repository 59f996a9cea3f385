/** Tests that vectors agree and that a changed vector is noticed. */
@org.jspecify.annotations.NullMarked
package io.myelin.conformance;
