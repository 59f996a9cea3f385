/** Tests with the real model. */
@org.jspecify.annotations.NullMarked
package io.myelin.embedding;
