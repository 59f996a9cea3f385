package io.myelin.worker.blob;

import java.io.IOException;

/** Bytes that are not taken: too many, or not those that were named. */
public final class BlobRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  public BlobRefusedException(String message) {
    super(message);
  }
}
