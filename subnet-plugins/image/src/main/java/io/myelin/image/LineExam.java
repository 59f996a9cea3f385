package io.myelin.image;

import io.myelin.image.draw.Dice;
import io.myelin.image.draw.JpegWriter;
import io.myelin.image.draw.LineDrawing;
import io.myelin.image.draw.Typeface;
import io.myelin.spi.Exam;
import io.myelin.spi.Score;
import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Plain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Lines of random characters, drawn with noise. */
final class LineExam implements Exam<Question, Answer, Truth> {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 12;
  private static final int LEAST_QUALITY = 45;
  private static final int MOST_QUALITY = 90;

  private final Settings settings;
  private final Alphabet alphabet = Alphabet.DRAWN;
  private final LineDrawing drawing = new LineDrawing(Typeface.of(alphabet.characters()));

  LineExam(Settings settings) {
    this.settings = settings;
  }

  /**
   * What an answer's score rests on.
   *
   * @param loss in bits per character; left out for an answer that was refused
   * @param refused why
   */
  record Evidence(Optional<Double> loss, Optional<String> refused) {}

  private record Lost(Given<Answer> given, double loss) {}

  /**
   * Text and looks come from streams of their own: the picture's noise tells nothing of the text.
   */
  @Override
  public List<Asked<Question, Truth>> questions(Draw draw) {
    String secret = settings.secret().orElse("");
    Dice letters = new Dice(draw.random("text " + secret));
    Dice looks = new Dice(draw.random("looks " + secret));
    List<Asked<Question, Truth>> questions = new ArrayList<>();
    for (int i = 0; i < settings.pictures(); i++) {
      StringBuilder text = new StringBuilder();
      for (int left = SHORTEST + letters.below(LONGEST - SHORTEST + 1); left > 0; left--) {
        text.append(alphabet.at(letters.below(alphabet.size())));
      }
      int quality = LEAST_QUALITY + looks.below(MOST_QUALITY - LEAST_QUALITY + 1);
      byte[] picture =
          JpegWriter.write(drawing.draw(text.toString(), settings.noise(), looks), quality);
      questions.add(
          new Asked<>(
              new Question(picture, Optional.of(text.length()), Optional.of(alphabet.characters())),
              new Truth(text.toString())));
    }
    return questions;
  }

  /**
   * A neuron's score is 1 - loss / ignorance over all it answered in the round, cut at 0 once: a
   * cut per picture would pay for gambling on the hard ones.
   */
  @Override
  public void judge(Sheet<Question, Answer, Truth> sheet) {
    Map<String, List<Lost>> neurons = new HashMap<>();
    for (Row<Question, Answer, Truth> row : sheet.rows()) {
      for (Given<Answer> given : row.answers()) {
        try {
          double loss = loss(given.answer(), row.truth());
          neurons
              .computeIfAbsent(given.neuron(), neuron -> new ArrayList<>())
              .add(new Lost(given, loss));
        } catch (IllegalArgumentException e) {
          given.score(
              Score.of(0)
                  .because(
                      new Evidence(Optional.empty(), Optional.of(String.valueOf(e.getMessage())))));
        }
      }
    }
    neurons.values().forEach(this::score);
  }

  private void score(List<Lost> answers) {
    double ignorance = alphabet.ignorance();
    double mean = answers.stream().mapToDouble(Lost::loss).average().orElse(ignorance);
    double value = Math.max(0, Math.min(1, 1 - mean / ignorance));
    for (Lost answer : answers) {
      answer
          .given()
          .score(
              new Score(
                  value,
                  OptionalDouble.of(ignorance - answer.loss()),
                  Optional.of(new Evidence(Optional.of(answer.loss()), Optional.empty()))));
    }
  }

  private double loss(Answer answer, Truth truth) {
    return PooledReadings.loss(answer, truth, alphabet);
  }

  @Override
  public Optional<Ensemble<Answer, Truth>> ensemble() {
    return Optional.of(new PooledReadings(alphabet));
  }

  /** What was read, whatever the picture: equal pictures are read alike. */
  @Override
  public Optional<Plain<Question, Answer>> plain() {
    return Optional.of(
        new Plain<>() {
          @Override
          public byte[] question(Question question) {
            return new byte[0];
          }

          @Override
          public byte[] answer(Answer answer) {
            return answer.text().getBytes(StandardCharsets.UTF_8);
          }
        });
  }
}
