package io.myelin.spi;

import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Plain;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Questions whose worth can be told, and how. */
public interface Exam<Q extends Record, A extends Record, T extends Record> {
  /** The same draw, memory and settings make the same questions, on every machine. */
  List<Asked<Q, T>> questions(Draw draw) throws Exception;

  /**
   * Values the answers of all miners to all questions of the round; an answer that is not scored
   * has 0. For most exams {@link Sheet#each} is all there is to do.
   */
  void judge(Sheet<Q, A, T> sheet) throws Exception;

  /** How answers are put together; with it the platform measures what each neuron adds. */
  default Optional<Ensemble<A, T>> ensemble() {
    return Optional.empty();
  }

  /** An answer as plain bytes; with it the platform measures what answers tell of each other. */
  default Optional<Plain<Q, A>> plain() {
    return Optional.empty();
  }

  /**
   * A question with what judging it needs.
   *
   * @param truth kept by the host, never sent
   */
  record Asked<Q extends Record, T extends Record>(Q question, T truth) {}

  /** What may decide a round's questions, and nothing else. */
  interface Draw {
    /** Numbers that nobody could know before the round began; each call begins anew. */
    RandomGenerator random(String purpose);

    default RandomGenerator random() {
      return random("questions");
    }

    long round();

    /** What {@link #remember} was given last; the other value at the very first. */
    <M extends Record> M memory(Class<M> type, M first);

    /** Kept by the host until the next round; keep it small. */
    void remember(Record memory);
  }

  /**
   * One round: question by question, who answered what. Answers were checked against their rules.
   */
  interface Sheet<Q extends Record, A extends Record, T extends Record> {
    List<Row<Q, A, T>> rows();

    /** Scores every answer alone; a scoring that throws costs that answer only. */
    void each(Scoring<Q, A, T> scoring);
  }

  interface Row<Q extends Record, A extends Record, T extends Record> {
    Q question();

    T truth();

    List<Given<A>> answers();
  }

  /** One neuron's answer. */
  interface Given<A extends Record> {
    /** The hotkey's address. */
    String neuron();

    A answer();

    long millis();

    void score(Score score);
  }

  @FunctionalInterface
  interface Scoring<Q extends Record, A extends Record, T extends Record> {
    Score score(Q question, A answer, T truth) throws Exception;
  }
}
