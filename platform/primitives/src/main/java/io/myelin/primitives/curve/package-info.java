/**
 * The curve edwards25519 and the group ristretto255 on it (RFC 8032, RFC 9496), for checking
 * signatures: variable time, so that nothing secret may come there, but in {@link
 * io.myelin.primitives.curve.SecretMultiple}. Start with {@link
 * io.myelin.primitives.curve.SchnorrEquation}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.curve;
