package io.myelin.router;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Chances of the next byte by counting what followed the last few bytes before. */
final class Letters {
  private static final double SMOOTH = 4;

  private final int order;
  private final Map<String, int[]> counts = new HashMap<>();

  Letters(String text, int order) {
    this.order = order;
    String bytes = latin(text.getBytes(StandardCharsets.UTF_8));
    for (int at = order; at < bytes.length(); at++) {
      for (int length = 0; length <= order; length++) {
        int[] seen = counts.computeIfAbsent(bytes.substring(at - length, at), any -> new int[257]);
        seen[bytes.charAt(at)]++;
        seen[256]++;
      }
    }
  }

  double[] after(byte[] prompt) {
    double[] chances = new double[256];
    Arrays.fill(chances, 1 / 256.0);
    String bytes = latin(prompt);
    for (int length = 0; length <= Math.min(order, bytes.length()); length++) {
      int[] seen = counts.get(bytes.substring(bytes.length() - length));
      for (int i = 0; seen != null && i < chances.length; i++) {
        chances[i] = (seen[i] + SMOOTH * chances[i]) / (seen[256] + SMOOTH);
      }
    }
    return chances;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
