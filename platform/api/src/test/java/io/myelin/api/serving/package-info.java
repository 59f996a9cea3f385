/** Tests of how servers answer. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.serving;
