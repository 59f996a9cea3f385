package io.myelin.host.asking;

import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.CapabilityEntry;
import io.myelin.spi.SubnetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** The questions that a plugin's manifest asks for: to which modalities, and how many a minute. */
public final class AskBudget {
  private static final String PER_MINUTE = " per minute";
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final List<String> modalities;
  private final int perMinute;
  private final LongSupplier nanoTime;
  private final Deque<Long> taken = new ArrayDeque<>();

  private AskBudget(List<String> modalities, int perMinute, LongSupplier nanoTime) {
    this.modalities = List.copyOf(modalities);
    this.perMinute = perMinute;
    this.nanoTime = nanoTime;
  }

  /** Nothing for a plugin that asks for nothing. */
  public static AskBudget of(SubnetDescription plugin, LongSupplier nanoTime) {
    List<String> modalities = new ArrayList<>();
    int perMinute = 0;
    for (CapabilityEntry capability : plugin.capabilities()) {
      if (capability.kind().equals("asks")) {
        for (String asked : capability.asked()) {
          if (asked.endsWith(PER_MINUTE)) {
            perMinute += Integer.parseInt(asked.replace(PER_MINUTE, ""));
          } else {
            modalities.add(asked);
          }
        }
      }
    }
    return new AskBudget(modalities, perMinute, nanoTime);
  }

  void require(String modality) {
    if (!modalities.contains(modality)) {
      throw SubnetException.operator(
          "ASKS",
          "questions to the modality "
              + modality
              + " were refused; needed: a Capability.Asks of the manifest that names it, and it names "
              + modalities);
    }
  }

  synchronized void take() {
    long now = nanoTime.getAsLong();
    while (!taken.isEmpty() && now - taken.getFirst() >= MINUTE_NANOS) {
      taken.removeFirst();
    }
    if (taken.size() >= perMinute) {
      throw SubnetException.resources(
          "BUDGET", "a question was refused: " + perMinute + " were asked within a minute");
    }
    taken.addLast(now);
  }
}
