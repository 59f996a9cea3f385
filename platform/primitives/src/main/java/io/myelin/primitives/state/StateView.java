package io.myelin.primitives.state;

import java.util.Iterator;
import java.util.Optional;

/** A consistent, immutable picture of key-value state. Returned arrays must not be changed. */
public interface StateView {
  Optional<byte[]> get(byte[] key);

  /** Entries whose key starts with the prefix, in ascending unsigned byte order. */
  Iterator<StateEntry> scan(byte[] prefix);
}
