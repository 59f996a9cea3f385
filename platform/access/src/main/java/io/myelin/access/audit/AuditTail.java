package io.myelin.access.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a log backwards, as far as is asked for. What it hands on is as it was written, each entry
 * and the chain between them; what stands before is not looked at, which is {@link AuditReading}'s.
 */
final class AuditTail {
  private static final int BLOCK = 4 << 10;

  private final FileChannel channel;
  private final long mostBytes;

  private AuditTail(FileChannel channel, long mostBytes) {
    this.channel = channel;
    this.mostBytes = mostBytes;
  }

  /**
   * The newest entries before a number that fit, newest first.
   *
   * @param mostBytes how much of the file is read at most
   */
  static AuditPage read(
      Path file, int most, long before, long mostBytes, Predicate<AuditEntry> fits)
      throws IOException {
    if (!Files.exists(file)) {
      return new AuditPage(List.of(), Optional.empty());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      AuditTail tail = new AuditTail(channel, mostBytes);
      return tail.page(most, tail.beginOf(before), fits);
    }
  }

  private AuditPage page(int most, long end, Predicate<AuditEntry> fits) throws IOException {
    List<AuditEntry> found = new ArrayList<>();
    Optional<String> hash = Optional.empty();
    long at = end;
    Optional<Long> last = Optional.empty();
    while (at > 0 && found.size() < most && end - at < mostBytes) {
      long begin = lineBefore(at);
      Optional<AuditLine.Read> read = AuditLine.alone(bytes(begin, at - 1));
      if (read.isEmpty() || hash.isPresent() && !hash.get().equals(read.get().entry().hash())) {
        // Whoever verifies the log is told what is wrong here.
        return new AuditPage(found, Optional.empty());
      }
      AuditEntry entry = read.get().entry();
      if (fits.test(entry)) {
        found.add(entry);
      }
      hash = Optional.of(read.get().before());
      last = Optional.of(entry.number());
      at = begin;
    }
    return new AuditPage(found, at > 0 ? last : Optional.empty());
  }

  /** Where the first entry with this number or a later one begins; the end when there is none. */
  private long beginOf(long number) throws IOException {
    long low = 0;
    long high = lineBefore(channel.size() + 1);
    // Between them a line begins whose number says on which side to go on.
    while (low < high) {
      long begin = lineBefore(low + (high - low) / 2 + 1);
      long end = lineAfter(begin);
      if (numberAt(begin, end) < number) {
        low = end;
      } else {
        high = begin;
      }
    }
    return low;
  }

  private long numberAt(long begin, long end) throws IOException {
    return AuditLine.alone(bytes(begin, end - 1))
        .map(read -> read.entry().number())
        // What is broken is where a reader from the end stops.
        .orElse(0L);
  }

  /** Where the line begins that ends before this place, which is the begin of the next one. */
  private long lineBefore(long place) throws IOException {
    long from = Math.min(place - 1, channel.size());
    while (from > 0) {
      long begin = Math.max(0, from - BLOCK);
      byte[] block = bytes(begin, from);
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return begin + i + 1;
        }
      }
      from = begin;
    }
    return 0;
  }

  /** Where the next line begins. */
  private long lineAfter(long begin) throws IOException {
    long size = channel.size();
    for (long from = begin; from < size; from += BLOCK) {
      byte[] block = bytes(from, Math.min(size, from + BLOCK));
      for (int i = 0; i < block.length; i++) {
        if (block[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return size;
  }

  private byte[] bytes(long from, long to) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BLOCK, Math.max(0, to - from)));
    for (long at = from; at < to; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
      int some = channel.read(buffer, at);
      if (some < 0) {
        throw new IOException("it became shorter while it was read");
      }
      read.write(buffer.array(), 0, some);
      at += some;
    }
    return read.toByteArray();
  }
}
