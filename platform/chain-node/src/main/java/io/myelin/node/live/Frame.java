package io.myelin.node.live;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/** One event of the stream: that something changed, small enough to be thrown away. */
record Frame(Id id, String topic, String data) {
  /** Height of the block that brought it about, and its place among all frames of this process. */
  record Id(long height, long sequence) implements Comparable<Id> {
    private static final Comparator<Id> ORDER =
        Comparator.comparingLong(Id::height).thenComparingLong(Id::sequence);

    /** Empty for a text that is none. */
    static Optional<Id> parse(String text) {
      if (!text.matches("[0-9]{1,12}\\.[0-9]{1,15}")) {
        return Optional.empty();
      }
      int dot = text.indexOf('.');
      return Optional.of(
          new Id(Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1))));
    }

    @Override
    public int compareTo(Id other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return height + "." + sequence;
    }
  }

  byte[] bytes() {
    return ("id: " + id + "\nevent: " + topic + "\ndata: " + data + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
