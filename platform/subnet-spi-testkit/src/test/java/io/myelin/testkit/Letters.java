package io.myelin.testkit;

import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.util.List;
import java.util.stream.Stream;

/** Miners sort letters; settings make them forget some, answer nonsense, or throw. */
final class Letters implements Subnet {
  enum Mood {
    HONEST,
    RUDE,
    BROKEN
  }

  record Question(@Range(min = 1, max = 200) String letters) {}

  record Answer(@Range(max = 200) String sorted) {}

  record Truth(String sorted) {}

  record Settings(@Range(max = 10) @Default("0") int forgets, @Default("honest") Mood mood) {}

  record Memory(int rounds) {}

  static final Task<Question, Answer> SORT = Task.of("LettersSort", Question.class, Answer.class);

  @Override
  public Manifest manifest() {
    return Manifest.of("letters").task(SORT).settings(Settings.class);
  }

  @Override
  public Miner miner(Context context) {
    Settings settings = context.settings(Settings.class);
    return Miner.of(
        SORT,
        (question, call) ->
            switch (settings.mood()) {
              case HONEST -> {
                String sorted = sorted(question.letters());
                yield new Answer(
                    sorted.substring(0, Math.max(0, sorted.length() - settings.forgets())));
              }
              case RUDE -> new Answer("x".repeat(201));
              case BROKEN -> throw new IllegalStateException("no idea");
            });
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(
        SORT,
        Truth.class,
        new Exam<>() {
          @Override
          public List<Asked<Question, Truth>> questions(Draw draw) {
            draw.remember(new Memory(draw.memory(Memory.class, new Memory(0)).rounds() + 1));
            var random = draw.random();
            return Stream.generate(
                    () ->
                        random
                            .ints(20, 'a', 'z' + 1)
                            .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                            .toString())
                .limit(4)
                .map(each -> new Asked<>(new Question(each), new Truth(sorted(each))))
                .toList();
          }

          @Override
          public void judge(Sheet<Question, Answer, Truth> sheet) {
            sheet.each(
                (question, answer, truth) ->
                    Score.of(
                        same(answer.sorted(), truth.sorted()) / (double) truth.sorted().length()));
          }
        });
  }

  private static String sorted(String text) {
    return text.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int same(String a, String b) {
    int n = 0;
    while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
      n++;
    }
    return n;
  }
}
