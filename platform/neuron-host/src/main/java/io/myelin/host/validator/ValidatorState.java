package io.myelin.host.validator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.DurableFile;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.value.Measure;
import io.myelin.worker.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * What a validator must not lose: without the salt a commit can never be revealed, and without the
 * scores it would judge a neuron by one round.
 *
 * @param scores what each neuron's weight comes from, by address
 * @param values the running means of each measure that scores are made of
 * @param pending commits that may wait on the chain for their reveal, oldest first
 * @param memory what the plugin wants back with the next round
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ValidatorState(
    long round,
    long asked,
    long committed,
    Map<String, Double> scores,
    List<Pending> pending,
    Map<String, Object> memory,
    Map<String, Value> values) {
  private static final Logger LOG = Logger.getLogger(ValidatorState.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More commits than this cannot be waiting: a period has room for two. */
  private static final int MOST_PENDING = 4;

  ValidatorState {
    scores = Map.copyOf(scores);
    values = Map.copyOf(values == null ? Map.of() : values);
    pending =
        List.copyOf(pending.subList(Math.max(0, pending.size() - MOST_PENDING), pending.size()));
    memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory == null ? Map.of() : memory));
  }

  /** A commit as it was hashed. */
  record Pending(
      long period, List<Integer> uids, List<Integer> values, List<Integer> salt, long versionKey) {
    Pending takenIn(long epoch) {
      return new Pending(epoch, uids, values, salt, versionKey);
    }
  }

  static ValidatorState fresh() {
    return new ValidatorState(0, -1, -1, Map.of(), List.of(), Map.of(), Map.of());
  }

  /**
   * What a file holds; a file that does not read is set aside, and costs its own validator only.
   */
  static ValidatorState read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return fresh();
    }
    // What cannot even be read now, as when too many files are open, is not damaged.
    byte[] text = Files.readAllBytes(file);
    try {
      ValidatorState kept = JSON.readValue(text, ValidatorState.class);
      if (kept != null) {
        return kept;
      }
      return afresh(file, "it holds nothing");
    } catch (IOException unreadable) {
      return afresh(file, String.valueOf(unreadable.getMessage()));
    }
  }

  private static ValidatorState afresh(Path file, String reason) throws IOException {
    Path aside = DurableFile.setAside(file);
    LOG.warning(
        () ->
            "the validator's file "
                + file
                + " does not read and is now "
                + aside.getFileName()
                + "; its validator begins without scores and salts: "
                + reason);
    return fresh();
  }

  /**
   * The file holds the old state or the new one, never a part of it, also after a loss of power.
   */
  ValidatorState write(Path file) throws IOException {
    DurableFile.write(file, JSON.writeValueAsBytes(this));
    return this;
  }

  Optional<Long> oldestPending() {
    return pending.stream().map(Pending::period).min(Long::compare);
  }

  /** A neuron's running means; an earlier release kept the gain alone. */
  Value value(String neuron) {
    Double score = scores.get(neuron);
    return values.getOrDefault(
        neuron, score == null ? Value.NONE : new Value(Map.of(Measure.GAIN.label(), score)));
  }

  /** After a round that counts; who serves no longer is forgotten. */
  ValidatorState judged(long period, List<Neuron> neurons) {
    Map<String, Double> scored = new LinkedHashMap<>();
    Map<String, Value> valued = new LinkedHashMap<>();
    for (Neuron neuron : neurons) {
      if (!neuron.after().equals(Value.NONE)) {
        scored.put(neuron.hotkey(), neuron.score());
        valued.put(neuron.hotkey(), neuron.after());
      }
    }
    return judged(period, scored, valued);
  }

  ValidatorState judged(long period, Map<String, Double> scored, Map<String, Value> valued) {
    return new ValidatorState(round, period, committed, scored, pending, memory, valued);
  }

  ValidatorState nextRound() {
    return new ValidatorState(round + 1, asked, committed, scores, pending, memory, values);
  }

  ValidatorState remembering(Map<String, Object> now) {
    return new ValidatorState(round, asked, committed, scores, pending, now, values);
  }

  ValidatorState committed(long upTo) {
    return new ValidatorState(round, asked, upTo, scores, pending, memory, values);
  }

  /** Kept before the commit is sent: a salt that is lost is worse than a commit never made. */
  ValidatorState with(Pending commit) {
    List<Pending> more = new ArrayList<>(pending);
    more.add(commit);
    return waitingFor(more);
  }

  ValidatorState without(Pending refused) {
    return waitingFor(pending.stream().filter(each -> !each.equals(refused)).toList());
  }

  ValidatorState waitingFor(List<Pending> now) {
    return new ValidatorState(round, asked, committed, scores, now, memory, values);
  }

  /** Commits that can no longer be revealed are gone, and the scores are committed again. */
  ValidatorState forgetting(long period) {
    List<Pending> left = pending.stream().filter(each -> each.period() + 1 >= period).toList();
    return waitingFor(left).committed(-1);
  }
}
