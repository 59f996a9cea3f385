package io.myelin.codec.json;

/** What a person or program gave is not what a type needs; the message says where and why. */
public final class ValueRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ValueRefused(String where, String what) {
    super(where.isEmpty() ? what : where + ": " + what);
  }
}
