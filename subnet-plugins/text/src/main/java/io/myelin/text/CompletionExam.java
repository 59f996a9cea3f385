package io.myelin.text;

import io.myelin.llama.LlamaException;
import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import io.myelin.spi.Exam;
import io.myelin.spi.Score;
import io.myelin.spi.value.Plain;
import io.myelin.text.TextSubnet.Complete;
import io.myelin.text.TextSubnet.Completed;
import io.myelin.text.TextSubnet.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks for four completions a round, and measures how typical each is by a reference model. */
final class CompletionExam implements Exam<Complete, Completed, Passage>, AutoCloseable {
  private static final int COMPLETIONS = 4;
  private static final int REMEMBERED = 64;

  private final PrivateText text;
  private final LlamaSession judge;
  private final String modelSha256;

  /**
   * What is kept from round to round.
   *
   * @param truths bits per byte of earlier rounds' truths, oldest first
   */
  record Memory(List<Double> truths) {}

  /**
   * What a score rests on.
   *
   * @param model the reference model's SHA-256
   */
  record Measured(
      Optional<Double> bitsPerByte, double typical, Optional<String> refused, String model) {}

  private CompletionExam(PrivateText text, LlamaSession judge, String modelSha256) {
    this.text = text;
    this.judge = judge;
    this.modelSha256 = modelSha256;
  }

  static CompletionExam open(PrivateText text, ModelFile model) {
    CompletionExam exam = new CompletionExam(text, LlamaSession.open(model), model.sha256());
    // the first likelihood takes many times longer than any later one
    exam.bitsPerByte(text.promptAt(PrivateText.PROMPT), text.truthAt(PrivateText.PROMPT, 1));
    return exam;
  }

  /** Per byte, so that models with different tokens can be compared. */
  private double bitsPerByte(byte[] prompt, byte[] continuation) {
    return judge.bits(prompt, continuation) / continuation.length;
  }

  @Override
  public List<Asked<Complete, Passage>> questions(Draw draw) {
    RandomGenerator random = draw.random();
    List<Complete> questions = new ArrayList<>();
    List<byte[]> passages = new ArrayList<>();
    List<Double> truths =
        new ArrayList<>(draw.memory(Memory.class, new Memory(List.of())).truths());
    for (int i = 0; i < COMPLETIONS; i++) {
      int position = text.position(random);
      byte[] prompt = text.promptAt(position);
      byte[] truth = text.truthAt(position, PrivateText.COMPLETION);
      questions.add(
          new Complete(prompt, PrivateText.COMPLETION, random.nextInt(Integer.MAX_VALUE)));
      passages.add(truth);
      truths.add(bitsPerByte(prompt, truth));
    }
    List<Double> last = truths.subList(Math.max(0, truths.size() - REMEMBERED), truths.size());
    double typical = last.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    draw.remember(new Memory(List.copyOf(last)));
    List<Asked<Complete, Passage>> asked = new ArrayList<>();
    for (int i = 0; i < COMPLETIONS; i++) {
      asked.add(new Asked<>(questions.get(i), new Passage(passages.get(i), typical)));
    }
    return asked;
  }

  @Override
  public void judge(Sheet<Complete, Completed, Passage> sheet) {
    CompletionRules rules = CompletionRules.of(sheet);
    for (Row<Complete, Completed, Passage> row : sheet.rows()) {
      for (Given<Completed> given : row.answers()) {
        given.score(score(rules, row, given));
      }
    }
  }

  private Score score(
      CompletionRules rules, Row<Complete, Completed, Passage> row, Given<Completed> given) {
    double typical = row.truth().typical();
    Optional<String> refusal =
        rules.refusal(given.neuron(), row.question(), given.answer().answer());
    Optional<Double> bits = Optional.empty();
    if (refusal.isEmpty()) {
      try {
        bits = Optional.of(bitsPerByte(row.question().prompt(), given.answer().answer()));
      } catch (LlamaException | IllegalArgumentException e) {
        refusal = Optional.of("answer cannot be measured: " + e.getMessage());
      }
    }
    double value = bits.map(seen -> Math.pow(2, -Math.abs(seen - typical))).orElse(0.0);
    return Score.of(value).because(new Measured(bits, typical, refusal, modelSha256));
  }

  @Override
  public Optional<Plain<Complete, Completed>> plain() {
    return Optional.of(
        new Plain<>() {
          @Override
          public byte[] question(Complete question) {
            return question.prompt();
          }

          @Override
          public byte[] answer(Completed answer) {
            return answer.answer();
          }
        });
  }

  @Override
  public void close() {
    judge.close();
  }
}
