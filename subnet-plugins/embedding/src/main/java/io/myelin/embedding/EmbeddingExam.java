package io.myelin.embedding;

import io.myelin.spi.Exam;
import io.myelin.spi.Score;
import io.myelin.spi.value.Ensemble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks for the vectors of both halves of private passages, in a random order, and measures how well
 * a second half is found by its first.
 */
final class EmbeddingExam implements Exam<Texts, Vectors, Pairs> {
  static final int PASSAGES = 16;

  /**
   * What a score rests on.
   *
   * @param bits lost a passage, of at most log2 of their number when nothing is known
   * @param found how many second halves came first
   */
  record Measured(double bits, int found) {}

  /**
   * @param reason why the answer is worth nothing
   */
  record Refused(String reason) {}

  private final Passages passages;

  EmbeddingExam(Passages passages) {
    this.passages = passages;
  }

  @Override
  public List<Asked<Texts, Pairs>> questions(Draw draw) {
    RandomGenerator random = draw.random();
    Passages.Passage[] drawn = passages.draw(random, PASSAGES);
    int[] places = Shuffle.of(2 * PASSAGES, random);
    String[] texts = new String[2 * PASSAGES];
    for (int i = 0; i < PASSAGES; i++) {
      texts[places[i]] = drawn[i].first();
      texts[places[PASSAGES + i]] = drawn[i].second();
    }
    Pairs truth =
        new Pairs(
            Arrays.copyOf(places, PASSAGES), Arrays.copyOfRange(places, PASSAGES, 2 * PASSAGES));
    return List.of(new Asked<>(new Texts(List.of(texts)), truth));
  }

  @Override
  public void judge(Sheet<Texts, Vectors, Pairs> sheet) {
    sheet.each(EmbeddingExam::score);
  }

  static Score score(Texts question, Vectors answer, Pairs truth) {
    Optional<String> refusal = InfoNce.refusal(answer.vectors(), question.texts().size());
    if (refusal.isPresent()) {
      return Score.of(0).because(new Refused(refusal.get()));
    }
    InfoNce measured = InfoNce.of(answer.vectors(), answer.scale(), truth);
    return Score.ofBits(measured.bits(), truth.ignorance())
        .because(new Measured(measured.bits(), measured.found()));
  }

  @Override
  public Optional<Ensemble<Vectors, Pairs>> ensemble() {
    return Optional.of(new PooledVectors());
  }
}
