package io.myelin.ledger;

import io.myelin.primitives.state.StateUnavailableException;

/** The ledger cannot be opened or go on; the message is one sentence for the operator. */
public final class LedgerException extends StateUnavailableException {
  private static final long serialVersionUID = 1L;

  public LedgerException(String message) {
    super(message);
  }

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
