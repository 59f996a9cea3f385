package io.myelin.text;

import io.myelin.llama.LlamaException;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.ValidatorRuntime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one prediction of 16 positions and four completions a round, and judges them. */
final class TextValidator implements ValidatorRuntime {
  private static final int POSITIONS = 16;
  private static final int COMPLETIONS = 4;
  private static final int REMEMBERED = 64;
  private static final String TRUTHS = "truths";

  private final PrivateText text;
  private final Judge judge;

  TextValidator(PrivateText text, Judge judge) {
    this.text = text;
    this.judge = judge;
    // the first likelihood takes many times longer than any later one
    judge.bitsPerByte(text.promptAt(PrivateText.PROMPT), text.truthAt(PrivateText.PROMPT, 1));
  }

  @Override
  public Questions challenges(RoundSeed seed, Body memory) {
    SeededChoice choice = new SeededChoice(seed.bytes());
    List<Challenge> round = new ArrayList<>();
    round.add(predict(choice));
    List<Body> requests = new ArrayList<>();
    List<byte[]> answers = new ArrayList<>();
    List<Double> truths = remembered(memory);
    for (int i = 0; i < COMPLETIONS; i++) {
      int position = text.position(choice);
      byte[] prompt = text.promptAt(position);
      byte[] truth = text.truthAt(position, PrivateText.COMPLETION);
      requests.add(
          Body.of("prompt", base64(prompt))
              .with("max_bytes", PrivateText.COMPLETION)
              .with("seed", choice.sampling()));
      answers.add(truth);
      truths.add(judge.bitsPerByte(prompt, truth));
    }
    List<Double> last = truths.subList(Math.max(0, truths.size() - REMEMBERED), truths.size());
    double typical = last.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    for (int i = 0; i < COMPLETIONS; i++) {
      Body secret = Body.of("truth", base64(answers.get(i))).with("typical", typical);
      round.add(new Challenge(TextPlugin.COMPLETE, requests.get(i), secret));
    }
    return new Questions(round, Body.of(TRUTHS, List.copyOf(last)));
  }

  /** The truths' bits per byte of earlier rounds, oldest first; what is no number is forgotten. */
  private static List<Double> remembered(Body memory) {
    List<Double> truths = new ArrayList<>();
    if (memory.fields().get(TRUTHS) instanceof List<?> numbers) {
      for (Object number : numbers) {
        if (number instanceof Number value && Double.isFinite(value.doubleValue())) {
          truths.add(value.doubleValue());
        }
      }
    }
    return truths;
  }

  private Challenge predict(SeededChoice choice) {
    List<String> prompts = new ArrayList<>();
    byte[] truth = new byte[POSITIONS];
    for (int i = 0; i < POSITIONS; i++) {
      int position = text.position(choice);
      prompts.add(base64(text.promptAt(position)));
      truth[i] = text.truthAt(position, 1)[0];
    }
    return new Challenge(
        TextPlugin.PREDICT, Body.of("prompts", prompts), Body.of("truth", base64(truth)));
  }

  @Override
  public List<Judgement> judge(List<AskedChallenge> round) {
    CompletionRules rules = CompletionRules.of(round);
    List<Judgement> judgements = new ArrayList<>();
    for (int index = 0; index < round.size(); index++) {
      AskedChallenge asked = round.get(index);
      Challenge challenge = asked.challenge();
      for (Map.Entry<String, Body> entry : asked.answers().entrySet()) {
        Verdict verdict =
            challenge.synapse().equals(TextPlugin.PREDICT)
                ? PredictionScore.of(challenge, entry.getValue())
                : completion(rules, index, challenge, entry);
        Body evidence =
            verdict
                .evidence()
                .with("request", challenge.request().fields())
                .with("answer", entry.getValue().fields())
                .with("truth", challenge.secret().text("truth"))
                .with("model", judge.modelHash());
        judgements.add(new Judgement(index, entry.getKey(), verdict.score(), evidence));
      }
    }
    return judgements;
  }

  private Verdict completion(
      CompletionRules rules, int index, Challenge challenge, Map.Entry<String, Body> entry) {
    Optional<String> refusal = rules.refusal(index, entry.getKey());
    if (refusal.isPresent()) {
      return Verdict.refused(refusal.get());
    }
    double typical = challenge.secret().number("typical");
    double bits;
    try {
      bits =
          judge.bitsPerByte(challenge.request().bytes("prompt"), entry.getValue().bytes("answer"));
    } catch (LlamaException | IllegalArgumentException e) {
      return Verdict.refused("answer cannot be measured: " + e.getMessage());
    }
    double score = Math.pow(2, -Math.abs(bits - typical));
    return new Verdict(score, Body.of("bitsPerByte", bits).with("typical", typical));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    judge.close();
  }
}
