package io.myelin.host.validator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a validator must not lose: without the salt a commit can never be revealed, and without the
 * scores it would judge a neuron by one round.
 *
 * @param pending at most one commit that waits for its reveal
 */
record ValidatorState(
    long round, long asked, long committed, Map<String, Double> scores, List<Pending> pending) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ValidatorState {
    scores = Map.copyOf(scores);
    pending = List.copyOf(pending);
  }

  /** A commit as it was hashed. */
  record Pending(
      long period, List<Integer> uids, List<Integer> values, List<Integer> salt, long versionKey) {
    Pending takenIn(long epoch) {
      return new Pending(epoch, uids, values, salt, versionKey);
    }
  }

  static ValidatorState fresh() {
    return new ValidatorState(0, -1, -1, Map.of(), List.of());
  }

  static ValidatorState read(Path file) throws IOException {
    return Files.exists(file) ? JSON.readValue(file.toFile(), ValidatorState.class) : fresh();
  }

  /** The file holds the old state or the new one, never a part of it. */
  ValidatorState write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, JSON.writeValueAsBytes(this));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return this;
  }

  Optional<Pending> waiting() {
    return pending.stream().findFirst();
  }

  ValidatorState judged(long period, Map<String, Double> fresh) {
    return new ValidatorState(round, period, committed, fresh, pending);
  }

  ValidatorState nextRound() {
    return new ValidatorState(round + 1, asked, committed, scores, pending);
  }

  ValidatorState committed(long upTo, List<Pending> now) {
    return new ValidatorState(round, asked, upTo, scores, now);
  }
}
