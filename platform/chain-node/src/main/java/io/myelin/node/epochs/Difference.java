package io.myelin.node.epochs;

/** Writes something as its difference to what was before, and makes it again from both. */
interface Difference<T> {
  /** What everything differs from where there is nothing before. */
  T nothing();

  byte[] pack(T before, T now);

  /** Exactly what was packed, given the same before. */
  T unpack(T before, byte[] packed);
}
