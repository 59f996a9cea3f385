package io.myelin.node.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The last frames, for those who come back. */
final class Ring {
  static final int SIZE = 1_024;

  private final Deque<Frame> frames = new ArrayDeque<>();

  synchronized void add(Frame frame) {
    if (frames.size() == SIZE) {
      frames.removeFirst();
    }
    frames.addLast(frame);
  }

  /** The newest frame of each topic. */
  synchronized Collection<Frame> newest(Set<String> topics) {
    return newestAfter(new Frame.Id(-1, -1), topics);
  }

  /**
   * The newest frame of each topic after a given one; empty when that is too long ago, or of a
   * process before this one.
   */
  synchronized Optional<Collection<Frame>> after(Frame.Id last, Set<String> topics) {
    return frames.stream().anyMatch(frame -> frame.id().equals(last))
        ? Optional.of(newestAfter(last, topics))
        : Optional.empty();
  }

  private Collection<Frame> newestAfter(Frame.Id last, Set<String> topics) {
    Map<String, Frame> newest = new LinkedHashMap<>();
    for (Frame frame : frames) {
      if (frame.id().compareTo(last) > 0 && topics.contains(frame.topic())) {
        newest.remove(frame.topic());
        newest.put(frame.topic(), frame);
      }
    }
    return newest.values();
  }
}
