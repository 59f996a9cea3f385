package io.myelin.host.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering;
import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Answers and judges without a model; an answer may tell it to hang, a setting not to load, or what
 * to ask.
 */
public final class TestSubnet implements Subnet {
  static final String LOAD = "load";
  static final String EXAM = "exam";
  public static final double SCORE = 0.5;

  record Question(Optional<String> q) {}

  record Answer(String answer, Optional<String> then) {}

  record Truth() {}

  record Seen(String answer) {}

  record Settings(Optional<String> load, Optional<String> exam) {}

  static final Task<Question, Answer> Q = Task.of("Q", Question.class, Answer.class);

  /** An answer that is judged without more. */
  public static ObjectNode honest() {
    return JsonNodeFactory.instance.objectNode().put("answer", "x");
  }

  /** An answer over which judging never ends. */
  public static ObjectNode stuck() {
    return honest().put("then", "hang");
  }

  @Override
  public Manifest manifest() {
    return Manifest.of("test").task(Q).settings(Settings.class);
  }

  @Override
  public Miner miner(Context context) {
    switch (context.settings(Settings.class).load().orElse("")) {
      case "class" -> throw new NoClassDefFoundError("org/example/Gone");
      case "disk" -> throw new UncheckedIOException(new IOException("No space left on device"));
      case "halt" -> Runtime.getRuntime().halt(7);
      default -> {}
    }
    return Miner.of(
        Q,
        (question, call) -> {
          switch (question.q().orElse("")) {
            case "hang" -> hang();
            case "halt" -> Runtime.getRuntime().halt(7);
            case "throw" -> throw new IllegalStateException("no answer to that");
            case "parts" -> call.emit(new Answer("part", Optional.empty()));
            case "wait" -> untilCancelled(call);
            default -> {}
          }
          return new Answer("x", Optional.empty());
        });
  }

  private static void untilCancelled(Answering.Call call) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    call.onCancel(stopped::countDown);
    stopped.await();
  }

  @Override
  public Validator validator(Context context) {
    Optional<String> exam = context.settings(Settings.class).exam();
    return Validator.of(
        Q,
        Truth.class,
        new Exam<>() {
          @Override
          public List<Asked<Question, Truth>> questions(Draw draw) {
            if (exam.filter("draw"::equals).isPresent()) {
              throw new IllegalStateException("nothing to ask");
            }
            return exam.stream()
                .map(each -> new Asked<>(new Question(Optional.of(each)), new Truth()))
                .toList();
          }

          @Override
          public void judge(Sheet<Question, Answer, Truth> sheet) {
            if (exam.filter("judge"::equals).isPresent()) {
              throw new IllegalStateException("no judgement");
            }
            sheet.each((question, answer, truth) -> score(answer));
          }
        });
  }

  private static Score score(Answer answer) {
    if (answer.then().filter("hang"::equals).isPresent()) {
      hang();
    }
    return Score.of(SCORE).because(new Seen(answer.answer()));
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
