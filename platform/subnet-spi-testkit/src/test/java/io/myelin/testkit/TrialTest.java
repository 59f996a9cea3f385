package io.myelin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TrialTest {
  record Figure(int value) {}

  static final Task<Figure, Figure> SAME = Task.of("Same", Figure.class, Figure.class);

  /** Does one thing wrong, as its name says. */
  abstract static class Faulty implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("faulty").task(SAME);
    }

    @Override
    public Miner miner(Context context) throws Exception {
      return Miner.of(SAME, (question, call) -> question);
    }

    int draw(Exam.Draw draw) {
      return draw.random().nextInt();
    }

    @Override
    public Validator validator(Context context) {
      return Validator.of(
          SAME,
          Figure.class,
          new Exam<>() {
            @Override
            public List<Asked<Figure, Figure>> questions(Draw draw) {
              return List.of(new Asked<>(new Figure(draw(draw)), new Figure(0)));
            }

            @Override
            public void judge(Sheet<Figure, Figure, Figure> sheet) {}
          });
    }
  }

  static final class Clock extends Faulty {
    @Override
    int draw(Exam.Draw draw) {
      return (int) System.nanoTime();
    }
  }

  static final class Fragile extends Faulty {
    @Override
    public Miner miner(Context context) {
      return Miner.of(SAME, (question, call) -> new Figure(1 / question.value()));
    }
  }

  static final class Deaf extends Faulty {
    @Override
    public Miner miner(Context context) {
      CountDownLatch never = new CountDownLatch(1);
      return Miner.of(
          SAME,
          (question, call) -> {
            never.await();
            return question;
          });
    }
  }

  static final class Littering extends Faulty {
    final CountDownLatch end = new CountDownLatch(1);

    @Override
    public Miner miner(Context context) throws Exception {
      Thread left =
          new Thread(
              () -> {
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "left-behind");
      left.setDaemon(true);
      left.start();
      return super.miner(context);
    }
  }

  /** Uses what the JDK keeps a thread of its own for. */
  static final class Tidy extends Faulty {
    private static final List<Cleaner> KEPT = new ArrayList<>();

    @Override
    public Miner miner(Context context) throws Exception {
      KEPT.add(Cleaner.create());
      return super.miner(context);
    }
  }

  @Test
  void passesOverThreadsOfTheJdk() throws Exception {
    Trial.of(new Tidy()).leavesNoThread();
  }

  @Test
  void passesASubnetThatDoesAllRight() throws Exception {
    Trial trial = Trial.of(new Letters()).miner(Map.of("forgets", "1"));
    trial.all();
    trial.stopsWhenCancelled();
  }

  @Test
  void seesQuestionsThatDependOnTheMachine() {
    assertEquals(
        "two JVMs drew different questions from the same seeds; draw from Draw.random() only,"
            + " never from a clock, Math.random, a hash order or the default character set",
        assertThrows(AssertionError.class, Trial.of(new Clock())::drawsTheSameElsewhere)
            .getMessage());
  }

  @Test
  void seesAMinerThatBreaksAtAStrangersQuestion() {
    assertEquals(
        "Same with value: zero ended in java.lang.ArithmeticException: / by zero",
        assertThrows(AssertionError.class, Trial.of(new Fragile())::withstandsStrangers)
            .getMessage());
  }

  @Test
  void seesAMinerThatDoesNotStop() {
    assertEquals(
        "Same went on for 5 seconds after it was cancelled",
        assertThrows(AssertionError.class, Trial.of(new Deaf())::stopsWhenCancelled).getMessage());
  }

  @Test
  void seesAThreadThatOutlivesItsRole() {
    Littering littering = new Littering();
    assertEquals(
        "threads were left running: left-behind",
        assertThrows(
                AssertionError.class,
                () -> Trial.of(littering).leavesNoThread(Duration.ofSeconds(1)))
            .getMessage());
    littering.end.countDown();
  }
}
