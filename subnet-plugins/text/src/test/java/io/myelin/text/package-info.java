/** The text subnet against the real library and the real models. */
@org.jspecify.annotations.NullMarked
package io.myelin.text;
