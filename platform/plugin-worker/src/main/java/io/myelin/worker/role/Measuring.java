package io.myelin.worker.role;

import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Validator.Part;
import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Plain;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.value.AdaptiveBytes;
import io.myelin.worker.value.Contribution;
import io.myelin.worker.value.Contribution.Added;
import io.myelin.worker.value.Contribution.Given;
import io.myelin.worker.value.Measured;
import io.myelin.worker.value.MutualPredictability;
import io.myelin.worker.value.MutualPredictability.Row;
import io.myelin.worker.value.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures one exam's answers of a round beside each other, with what the exam gives for it. */
final class Measuring<Q extends Record, A extends Record, T extends Record> {
  private final Part<Q, A, T> part;
  private final Map<String, Double> means;
  private final byte[] seed;
  private final List<Sheet<Q, A, T>> sheets = new ArrayList<>();

  private record Sheet<Q, A, T>(int number, Q question, T truth, Map<String, A> answers) {}

  /**
   * Reads the part's questions; an answer that breaks a rule is left out.
   *
   * @param means what each neuron gained lately, from 0 to 1; who is not there counts as 0
   * @param seed the round's, from which coalitions are drawn
   */
  Measuring(
      Part<Q, A, T> part,
      List<Asked> round,
      Map<String, Double> means,
      byte[] seed,
      Attachments attachments) {
    this.part = part;
    this.means = means;
    this.seed = seed;
    for (int i = 0; i < round.size(); i++) {
      if (round.get(i).planned().task().equals(part.task().name())) {
        sheets.add(sheet(i, round.get(i), attachments));
      }
    }
  }

  private Sheet<Q, A, T> sheet(int number, Asked asked, Attachments attachments) {
    Map<String, A> answers = new LinkedHashMap<>();
    for (Answered each : asked.answers()) {
      read(each, attachments).ifPresent(answer -> answers.put(each.neuron(), answer));
    }
    return new Sheet<>(
        number,
        RecordJson.read(asked.planned().question(), part.task().question(), attachments),
        RecordJson.read(asked.planned().truth(), part.truth(), attachments),
        answers);
  }

  private Optional<A> read(Answered answered, Attachments attachments) {
    try {
      return Optional.of(
          RecordJson.read(
              answered.answer(),
              part.task().answer(),
              attachments.atMost(part.task().attachmentBytes(), "the answer")));
    } catch (Refusal worthless) {
      return Optional.empty();
    }
  }

  /**
   * @throws SubnetException PLUGIN ENSEMBLE when it fails on answers that it takes one by one
   */
  Measured measured() {
    String task = part.task().name();
    Optional<Ensemble<A, T>> ensemble = part.exam().ensemble();
    Optional<Plain<Q, A>> plain = part.exam().plain();
    return new Measured(
        task,
        ensemble.map(each -> added(task, each)),
        plain.map(each -> MutualPredictability.of(rows(each), new AdaptiveBytes())));
  }

  private Map<Integer, Added> added(String task, Ensemble<A, T> ensemble) {
    Map<Integer, Added> added = new LinkedHashMap<>();
    for (Sheet<Q, A, T> sheet : sheets) {
      List<Given<A>> given = new ArrayList<>();
      sheet
          .answers()
          .forEach(
              (neuron, answer) -> {
                if (Contribution.takes(ensemble, answer, sheet.truth())) {
                  double mean = means.getOrDefault(neuron, 0.0);
                  given.add(new Given<>(neuron, answer, Weights.of(mean)));
                }
              });
      try {
        added.put(
            sheet.number(),
            Contribution.of(
                given,
                sheet.truth(),
                ensemble,
                Seeds.of(seed, task + "/coalitions/" + sheet.number())));
      } catch (ArithmeticException e) {
        throw new SubnetException("ENSEMBLE", Blame.PLUGIN, String.valueOf(e.getMessage()));
      }
    }
    return added;
  }

  private List<Row> rows(Plain<Q, A> plain) {
    List<Row> rows = new ArrayList<>();
    for (Sheet<Q, A, T> sheet : sheets) {
      Map<String, byte[]> bytes = new LinkedHashMap<>();
      sheet.answers().forEach((neuron, answer) -> bytes.put(neuron, plain.answer(answer)));
      rows.add(new Row(plain.question(sheet.question()), bytes));
    }
    return rows;
  }
}
