package io.myelin.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of one vector file. Filled while it runs, read afterwards. */
public final class FileReport {
  private static final int SHOWN = 20;
  private final String file;
  private final List<String> mismatches = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private Optional<String> unreadable = Optional.empty();
  private int passed;
  private int failed;

  FileReport(String file) {
    this.file = file;
  }

  void pass() {
    passed++;
  }

  /** Counts a pass, or a mismatch with both sides. */
  void check(String what, Object expected, Object seen) {
    if (expected.equals(seen)) {
      passed++;
    } else {
      fail(what + ": expected " + expected + ", got " + seen);
    }
  }

  void fail(String text) {
    failed++;
    if (mismatches.size() < SHOWN) {
      mismatches.add(text.length() <= 400 ? text : text.substring(0, 400) + "...");
    }
  }

  /** Cases left out, with the reason that is printed. */
  void skip(String reason, int count) {
    skipped.merge(reason, count, Integer::sum);
  }

  void unreadable(String why) {
    unreadable = Optional.of(why);
  }

  public String file() {
    return file;
  }

  public int passed() {
    return passed;
  }

  /** Cases that differ; an unreadable file counts as one. */
  public int mismatches() {
    return failed + (unreadable.isPresent() ? 1 : 0);
  }

  public int cases() {
    return passed + failed + skipped.values().stream().mapToInt(Integer::intValue).sum();
  }

  public Map<String, Integer> skipped() {
    return Map.copyOf(skipped);
  }

  public Optional<String> unreadable() {
    return unreadable;
  }

  /** The first few mismatches, with both sides. */
  public List<String> examples() {
    return List.copyOf(mismatches);
  }
}
