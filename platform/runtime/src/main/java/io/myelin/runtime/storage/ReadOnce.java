package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A picture that looks up a key once: rules ask for the same few entries again and again, and the
 * way through a trie costs more than all else of it. Not safe for threads.
 */
final class ReadOnce implements StateView {
  /** A block that reads more reads the rest as often as it asks. */
  private static final int MOST = 1 << 16;

  private final StateView picture;
  private final Map<Key, Optional<byte[]>> known = new HashMap<>();

  ReadOnce(StateView picture) {
    this.picture = picture;
  }

  /** Equal by content. */
  private record Key(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  @Override
  public Optional<byte[]> get(byte[] bytes) {
    Key key = new Key(bytes);
    Optional<byte[]> last = known.get(key);
    if (last != null) {
      return last;
    }
    Optional<byte[]> value = picture.get(bytes);
    if (known.size() < MOST) {
      known.put(key, value);
    }
    return value;
  }

  @Override
  public Iterator<StateEntry> scan(byte[] prefix) {
    return picture.scan(prefix);
  }
}
