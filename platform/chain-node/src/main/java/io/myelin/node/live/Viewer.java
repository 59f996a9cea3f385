package io.myelin.node.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one viewer has yet to be sent: the newest frame of each topic and no more, so nobody who
 * reads slowly keeps memory. Times are those of {@link System#nanoTime}.
 */
final class Viewer {
  /** Between two frames of a topic. */
  static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(15);

  private final Set<String> topics;
  private final Map<String, Frame> pending = new LinkedHashMap<>();
  private final Map<String, Long> sent = new HashMap<>();
  private long lastSent;

  Viewer(Set<String> topics, long now) {
    this.topics = Set.copyOf(topics);
    this.lastSent = now;
  }

  Set<String> topics() {
    return topics;
  }

  synchronized void offer(Frame frame) {
    if (topics.contains(frame.topic())) {
      pending.remove(frame.topic());
      pending.put(frame.topic(), frame);
    }
  }

  /** Whether something waits to be sent. */
  synchronized boolean isBehind() {
    return !pending.isEmpty();
  }

  /** What to send now; empty when there is nothing, or not yet. */
  synchronized Optional<Frame> due(long now) {
    for (Frame frame : pending.values()) {
      Long before = sent.get(frame.topic());
      if (before == null || now - before >= PAUSE) {
        pending.remove(frame.topic());
        sent.put(frame.topic(), now);
        lastSent = now;
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  /** Whether it is time to show that the stream lives; counts as shown. */
  synchronized boolean heartbeatDue(long now) {
    if (now - lastSent < HEARTBEAT) {
      return false;
    }
    lastSent = now;
    return true;
  }
}
