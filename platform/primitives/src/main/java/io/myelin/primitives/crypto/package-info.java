/**
 * Keys and signatures of the chain (keys.md). Start with {@link
 * io.myelin.primitives.crypto.SecretUri}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.crypto;
