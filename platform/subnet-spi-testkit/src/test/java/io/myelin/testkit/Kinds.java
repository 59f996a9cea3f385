package io.myelin.testkit;

import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Yes or no, of two kinds of questions; a miner knows one kind, and guesses or errs at the other.
 */
final class Kinds implements Subnet {
  private static final int QUESTIONS = 20;
  private static final double OFTEN = 0.7;

  enum Kind {
    OFTEN,
    SELDOM
  }

  record Ask(Kind kind, boolean yes) {}

  record Said(double yes) {}

  record Truth(boolean yes) {}

  record Settings(
      @Default("often") Kind knows,
      @Default("0.9") double sure,
      @Default("0.5") double elsewhere) {}

  private static final Task<Ask, Said> TASK = Task.of("Kind", Ask.class, Said.class);

  @Override
  public Manifest manifest() {
    return Manifest.of("kinds").task(TASK).settings(Settings.class);
  }

  /** The question holds its answer; how much of it a miner sees is a setting. */
  @Override
  public Miner miner(Context context) {
    Settings settings = context.settings(Settings.class);
    return Miner.of(
        TASK,
        (question, call) -> {
          double right =
              question.kind() == settings.knows() ? settings.sure() : settings.elsewhere();
          return new Said(question.yes() ? right : 1 - right);
        });
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(TASK, Truth.class, new KindExam());
  }

  private static final class KindExam implements Exam<Ask, Said, Truth>, Ensemble<Said, Truth> {
    private static final double MOST_BITS = 10;

    @Override
    public List<Asked<Ask, Truth>> questions(Draw draw) {
      RandomGenerator random = draw.random();
      List<Asked<Ask, Truth>> asked = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        boolean yes = random.nextBoolean();
        Kind kind = random.nextDouble() < OFTEN ? Kind.OFTEN : Kind.SELDOM;
        asked.add(new Asked<>(new Ask(kind, yes), new Truth(yes)));
      }
      return asked;
    }

    @Override
    public void judge(Sheet<Ask, Said, Truth> sheet) {
      sheet.each((question, answer, truth) -> Score.ofBits(bits(answer, truth), 1));
    }

    @Override
    public Optional<Ensemble<Said, Truth>> ensemble() {
      return Optional.of(this);
    }

    @Override
    public Said together(List<Said> answers, double[] weights) {
      List<double[]> all = answers.stream().map(KindExam::shares).toList();
      return new Said(Losses.pool(all, weights)[0]);
    }

    @Override
    public double bits(Said answer, Truth truth) {
      return Losses.log(shares(answer), truth.yes() ? 0 : 1, MOST_BITS);
    }

    private static double[] shares(Said answer) {
      return new double[] {answer.yes(), 1 - answer.yes()};
    }
  }
}
