package io.myelin.runtime.storage;

/** An item without a default was read where the rules say it must be present. */
public final class MissingValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingValueException(StorageItem<?> item) {
    super("no value stored for " + item.pallet() + "." + item.name() + ", which has no default");
  }
}
