package io.myelin.node.rpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who watches which key of the state. A block is compared by the few keys it wrote, however many
 * are watched.
 */
final class WatchedKeys {
  /** Of all sockets together: what the index takes of the heap. */
  static final long MOST_BYTES = 128L << 20;

  /** About what the index takes for a key beside the key. */
  private static final int KEY_OVERHEAD_BYTES = 256;

  private final long most;
  private final Map<ByteBuffer, Set<Subscription>> watchers = new HashMap<>();
  private long held;

  WatchedKeys(long most) {
    this.most = most;
  }

  static long memory(List<byte[]> keys) {
    return keys.stream().mapToLong(key -> key.length + KEY_OVERHEAD_BYTES).sum();
  }

  synchronized void add(Subscription added) throws RpcException {
    long more = memory(added.keys());
    if (held + more > most) {
      throw new RpcException(
          RpcException.SUBSCRIPTIONS,
          "Too many subscriptions on the node",
          "the keys watched on all connections take "
              + held
              + " bytes and may take "
              + most
              + ", each with "
              + KEY_OVERHEAD_BYTES
              + " more than it has, these "
              + more
              + "; watch fewer, or ask again later");
    }
    held += more;
    for (byte[] key : added.keys()) {
      watchers.computeIfAbsent(ByteBuffer.wrap(key), any -> new HashSet<>(2)).add(added);
    }
  }

  synchronized void remove(Subscription gone) {
    boolean known = false;
    for (byte[] key : gone.keys()) {
      ByteBuffer wrapped = ByteBuffer.wrap(key);
      Set<Subscription> of = watchers.getOrDefault(wrapped, Set.of());
      known = of.contains(gone) || known;
      if (known && of.size() == 1) {
        watchers.remove(wrapped);
      } else if (known) {
        of.remove(gone);
      }
    }
    held -= known ? memory(gone.keys()) : 0;
  }

  /** Per subscription, which of the keys it watches; a key is looked at when somebody does. */
  synchronized Map<Subscription, List<byte[]>> watching(
      Iterable<byte[]> written, Predicate<byte[]> changed) {
    Map<Subscription, List<byte[]>> found = new HashMap<>();
    for (byte[] key : written) {
      Set<Subscription> of = watchers.getOrDefault(ByteBuffer.wrap(key), Set.of());
      if (!of.isEmpty() && changed.test(key)) {
        of.forEach(each -> found.computeIfAbsent(each, any -> new ArrayList<>()).add(key));
      }
    }
    return found;
  }
}
