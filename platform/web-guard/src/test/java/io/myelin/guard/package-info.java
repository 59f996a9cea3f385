/** Tests of the guard. */
@org.jspecify.annotations.NullMarked
package io.myelin.guard;
