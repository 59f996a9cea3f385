package io.myelin.node.security.oidc;

/** Why somebody could not be signed in by the provider. */
public final class OidcException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;

  OidcException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** As an HTTP status: 401 for the visitor's fault, 403 without a role, 502 for the provider's. */
  public int status() {
    return status;
  }
}
