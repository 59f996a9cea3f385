package hello;

import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Miners see how a bent coin fell and say how likely heads is next. */
public final class HelloSubnet implements Subnet {
  record Question(@Doc("h and t, the latest last") @Range(max = 200) String tosses) {}

  record Answer(@Doc("How likely heads is") @Range(max = 1) double heads) {}

  record Truth(boolean heads) {}

  record Settings(
      @Doc("How many tosses a miner looks back; few make a weak one")
          @Range(max = 200)
          @Default("200")
          int memory) {}

  static final Task<Question, Answer> TOSS = Task.of("HelloToss", Question.class, Answer.class);

  private static final int COINS = 32;
  private static final int TOSSES = 20;

  @Override
  public Manifest manifest() {
    return Manifest.of("hello").task(TOSS).settings(Settings.class);
  }

  @Override
  public Miner miner(Context context) {
    int memory = context.settings(Settings.class).memory();
    return Miner.of(TOSS, (question, call) -> new Answer(likely(question.tosses(), memory)));
  }

  /** Laplace's rule of succession. */
  private static double likely(String tosses, int memory) {
    String seen = tosses.substring(Math.max(0, tosses.length() - memory));
    return (seen.chars().filter(toss -> toss == 'h').count() + 1.0) / (seen.length() + 2.0);
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(TOSS, Truth.class, new Tosses());
  }

  private static final class Tosses implements Exam<Question, Answer, Truth> {
    @Override
    public List<Asked<Question, Truth>> questions(Draw draw) {
      RandomGenerator random = draw.random();
      return Stream.generate(() -> coin(random)).limit(COINS).toList();
    }

    private static Asked<Question, Truth> coin(RandomGenerator random) {
      double bend = random.nextDouble();
      StringBuilder tosses = new StringBuilder();
      for (int i = 0; i < TOSSES; i++) {
        tosses.append(random.nextDouble() < bend ? 'h' : 't');
      }
      return new Asked<>(new Question(tosses.toString()), new Truth(random.nextDouble() < bend));
    }

    /** Brier's score: strictly proper, so the best answer is what one believes. */
    @Override
    public void judge(Sheet<Question, Answer, Truth> sheet) {
      sheet.each(
          (question, answer, truth) -> {
            double off = answer.heads() - (truth.heads() ? 1 : 0);
            return Score.of(1 - off * off);
          });
    }
  }
}
