package io.myelin.access.audit;

/** An entry that could not be made, so what it was for is not done. */
public final class AuditException extends Exception {
  private static final long serialVersionUID = 1L;

  AuditException(String message) {
    super(message);
  }
}
