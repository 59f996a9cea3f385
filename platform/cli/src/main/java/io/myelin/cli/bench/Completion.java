package io.myelin.cli.bench;

/**
 * A text that was made, and how long it took to come.
 *
 * @param firstNanos until its first token was there
 * @param text in base64, as it came
 */
record Completion(long firstNanos, long nanos, String text) {
  /** What is asked, the same of both sides. */
  record Wish(String prompt, int maxBytes, int seed) {}
}
