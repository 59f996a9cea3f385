package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import io.myelin.spi.Validator;
import io.myelin.spi.value.Ensemble;
import io.myelin.testkit.Market;
import io.myelin.testkit.Played;
import io.myelin.testkit.Trial;
import io.myelin.worker.role.Judgements.Judged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageMarketTest {
  @Test
  void paysTheReaderThatLooksCloser() throws Exception {
    Played played =
        Market.of(new ImageSubnet())
            .miner("strong")
            .miner("weak", Map.of("detail", "30"))
            .rounds(10)
            .mustRank("strong", "weak")
            .mustNotFail();
    Map<String, Double> means = played.means();
    assertTrue(mean(means, "strong") > 0.9, means::toString);
    assertTrue(mean(means, "weak") > 0.2, means::toString);
  }

  @Test
  void withstandsWhatStrangersDo() throws Exception {
    Trial trial = Trial.of(new ImageSubnet());
    trial.all();
    trial.stopsWhenCancelled();
  }

  @Test
  void drawsOtherPicturesWithASecret() throws Exception {
    Map<String, String> one = Map.of("secret", "correct horse battery");
    Map<String, String> other = Map.of("secret", "correct horse staple");
    Played open = Market.of(new ImageSubnet()).miner("a").rounds(1);
    Played first = Market.of(new ImageSubnet()).validator(one).miner("a").rounds(1);
    Played second = Market.of(new ImageSubnet()).validator(other).miner("a").rounds(1);
    assertEquals(3, List.of(open, first, second).stream().distinct().count());
    Trial.of(new ImageSubnet()).validator(one).drawsTheSameElsewhere();
  }

  @Test
  void hostileAnswersCostTheirOwnMinerOnly() throws Exception {
    Market market = Market.of(new Rude()).miner("honest", Map.of("secret", "an honest reader"));
    for (Mood mood : Mood.values()) {
      market.miner(mood.name(), Map.of("secret", "moody: " + mood.name() + "........"));
    }
    Played played = market.rounds(2);
    Map<String, Double> means = played.means();
    assertTrue(mean(means, "honest") > 0.8, means::toString);
    for (Mood mood : Mood.values()) {
      assertEquals(0, mean(means, mood.name()), 1e-4, mood + " of " + means);
    }
    for (Judged judged : played.rounds().get(0).judged()) {
      JsonNode refused = judged.evidence().map(each -> each.path("refused")).orElseThrow();
      assertEquals(
          judged.neuron().equals(Mood.LONG.name()) || judged.neuron().equals(Mood.DOUBLED.name()),
          refused.isTextual(),
          judged::toString);
    }
  }

  @Test
  void poolsReadingsPositionByPosition() throws Exception {
    List<Exam.Asked<Question, Truth>> asked = new ArrayList<>();
    LineExam exam = new LineExam(new Settings(100, 1, 3, Optional.empty()));
    asked.addAll(exam.questions(new FixedDraw()));
    Ensemble<Answer, Truth> ensemble = exam.ensemble().orElseThrow();
    for (Exam.Asked<Question, Truth> each : asked) {
      String text = each.truth().text();
      Answer right = sure(text, 60_000);
      Answer wrong = sure("A".repeat(text.length()), 30_000);
      Answer both = ensemble.together(List.of(right, wrong), new double[] {0.5, 0.5});
      double mean = (ensemble.bits(right, each.truth()) + ensemble.bits(wrong, each.truth())) / 2;
      assertTrue(ensemble.bits(both, each.truth()) < mean);
      assertTrue(ensemble.same(right, sure(text, 60_000)));
    }
  }

  private static double mean(Map<String, Double> means, String name) {
    return Objects.requireNonNull(means.get(name));
  }

  private static Answer sure(String text, int parts) {
    List<Position> positions = new ArrayList<>();
    for (char each : text.toCharArray()) {
      positions.add(new Position(String.valueOf(each), new int[] {parts}));
    }
    return new Answer(text, positions);
  }

  private enum Mood {
    /** One position too many. */
    LONG,
    /** The same character twice. */
    DOUBLED,
    /** Certain of something wrong. */
    WRONG,
    /** Knows nothing, and says so. */
    EVEN
  }

  /** The image subnet with miners whose mood the secret names. */
  static final class Rude implements Subnet {
    private final ImageSubnet image = new ImageSubnet();

    @Override
    public Manifest manifest() {
      return image.manifest();
    }

    @Override
    public Validator validator(Context context) {
      return image.validator(context);
    }

    @Override
    public Miner miner(Context context) throws Exception {
      String secret = context.settings(Settings.class).secret().orElse("");
      for (Mood mood : Mood.values()) {
        if (secret.contains(mood.name())) {
          return Miner.of(
              ImageSubnet.READ, (question, call) -> answer(mood, question.length().orElse(0)));
        }
      }
      return image.miner(context);
    }

    private static Answer answer(Mood mood, int length) {
      return switch (mood) {
        case LONG -> sure("A".repeat(length + 1), 60_000);
        case DOUBLED -> new Answer("", List.of(new Position("AA", new int[] {1, 1})));
        case WRONG -> sure("A".repeat(length), 65_535);
        case EVEN -> new Answer("", Collections.nCopies(length, new Position("", new int[0])));
      };
    }
  }
}
