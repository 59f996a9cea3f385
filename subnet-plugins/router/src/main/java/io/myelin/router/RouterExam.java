package io.myelin.router;

import io.myelin.spi.Exam;
import io.myelin.spi.Score;
import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Losses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Mixes items of all topics, and scores distributions by logarithmic loss, a proper rule. */
final class RouterExam implements Exam<Pick, Picked, Right> {
  private static final int OF_EACH = 6;

  /**
   * What a score rests on, in bits an item.
   *
   * @param letter and passage the mean losses of these topics
   */
  record Measured(double bits, double letter, double passage) {}

  /**
   * @param reason why the answer is worth nothing
   */
  record Refused(String reason) {}

  private final ItemText text;

  RouterExam(ItemText text) {
    this.text = text;
  }

  @Override
  public List<Asked<Pick, Right>> questions(Draw draw) {
    RandomGenerator random = draw.random();
    List<ItemText.Known> drawn = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (int i = 0; i < OF_EACH; i++) {
        drawn.add(random.nextInt(drawn.size() + 1), text.draw(topic, random));
      }
    }
    Pick question = new Pick(drawn.stream().map(ItemText.Known::item).toList());
    int[] right = drawn.stream().mapToInt(ItemText.Known::right).toArray();
    return List.of(new Asked<>(question, new Right(right)));
  }

  @Override
  public void judge(Sheet<Pick, Picked, Right> sheet) {
    sheet.each(RouterExam::score);
  }

  static Score score(Pick question, Picked answer, Right truth) {
    Optional<String> refusal = Shares.refusal(answer.shares(), question.items());
    if (refusal.isPresent()) {
      return Score.of(0).because(new Refused(refusal.get()));
    }
    double bits = 0;
    double ignorance = 0;
    Map<Topic, List<Double>> losses = new LinkedHashMap<>();
    int count = question.items().size();
    for (int i = 0; i < count; i++) {
      double loss = Losses.log(answer.shares().get(i), truth.choices()[i], Shares.MOST_BITS);
      Item item = question.items().get(i);
      bits += loss / count;
      ignorance += Shares.ignorance(item.choices().size()) / count;
      losses.computeIfAbsent(item.topic(), any -> new ArrayList<>()).add(loss);
    }
    return Score.ofBits(bits, ignorance)
        .because(new Measured(bits, mean(losses, Topic.LETTER), mean(losses, Topic.PASSAGE)));
  }

  private static double mean(Map<Topic, List<Double>> losses, Topic topic) {
    return losses.getOrDefault(topic, Collections.emptyList()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  @Override
  public Optional<Ensemble<Picked, Right>> ensemble() {
    return Optional.of(new PooledShares());
  }
}
