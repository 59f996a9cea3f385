package io.myelin.worker.value;

import io.myelin.spi.value.Likelihood;
import io.myelin.worker.role.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest language model: it knows nothing but what it has read of the sample so far. The
 * chance of a byte is counted after the last 5, 4, ... 0 bytes, and each count leaves one part to
 * the next shorter one. It has no file, and gives the same bits on every machine.
 */
public final class AdaptiveBytes implements Likelihood {
  /** What evidence names it by; another way to count is another name. */
  public static final String NAME = "adaptive-bytes-1";

  private static final int LONGEST_CONTEXT = 5;
  private static final int BYTE = 8;
  private static final int VALUES = 1 << BYTE;

  /** How often a context was seen, and how often each byte came after it. */
  private static final class Seen {
    private int times;
    private final Map<Integer, Integer> next = new HashMap<>();
  }

  @Override
  public double[] bits(List<Sample> samples) {
    return samples.stream().mapToDouble(AdaptiveBytes::bits).toArray();
  }

  private static double bits(Sample sample) {
    Map<Long, Seen> counts = new HashMap<>();
    byte[] all = new byte[sample.before().length + sample.text().length];
    System.arraycopy(sample.before(), 0, all, 0, sample.before().length);
    System.arraycopy(sample.text(), 0, all, sample.before().length, sample.text().length);
    double bits = 0;
    for (int at = 0; at < all.length; at++) {
      double chance = 1.0 / VALUES;
      for (int length = 0; length <= Math.min(LONGEST_CONTEXT, at); length++) {
        Seen seen = counts.computeIfAbsent(context(all, at, length), fresh -> new Seen());
        int value = all[at] & 0xff;
        chance = (seen.next.getOrDefault(value, 0) + chance) / (seen.times + 1);
        seen.times++;
        seen.next.merge(value, 1, Integer::sum);
      }
      if (at >= sample.before().length) {
        bits -= StrictMath.log(chance) / StrictMath.log(2);
      }
    }
    return bits;
  }

  /** The bytes before, with a one in front so that contexts of different lengths differ. */
  private static long context(byte[] all, int at, int length) {
    long context = 1;
    for (int i = at - length; i < at; i++) {
      context = context << BYTE | all[i] & 0xff;
    }
    return context;
  }

  @Override
  public String sha256() {
    return Digests.sha256(NAME.getBytes(StandardCharsets.US_ASCII));
  }
}
