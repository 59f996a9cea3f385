/**
 * Signing in by OpenID Connect: authorization code with PKCE, state and nonce, for one provider
 * that the configuration names.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.security.oidc;
