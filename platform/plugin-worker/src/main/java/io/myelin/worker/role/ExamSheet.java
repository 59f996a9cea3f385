package io.myelin.worker.role;

import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Exam;
import io.myelin.spi.Score;
import io.myelin.spi.Validator.Part;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One exam's questions of a round with the answers that keep their rules; collects the scores. */
final class ExamSheet<Q extends Record, A extends Record, T extends Record>
    implements Exam.Sheet<Q, A, T> {
  private final List<Row> rows = new ArrayList<>();
  private final List<Judged> refused = new ArrayList<>();

  /** Reads the questions of this part; an answer that breaks a rule has 0 and a reason. */
  ExamSheet(Part<Q, A, T> part, List<Asked> round, Attachments attachments) {
    for (int i = 0; i < round.size(); i++) {
      Asked asked = round.get(i);
      if (asked.planned().task().equals(part.task().name())) {
        rows.add(new Row(part, i, asked, attachments));
      }
    }
  }

  @Override
  public List<Exam.Row<Q, A, T>> rows() {
    return List.copyOf(rows);
  }

  @Override
  public void each(Exam.Scoring<Q, A, T> scoring) {
    for (Row row : rows) {
      for (Given given : row.given) {
        try {
          given.score(scoring.score(row.question, given.answer, row.truth));
        } catch (Exception e) {
          given.failed = Optional.of("could not be scored: " + e);
        }
      }
    }
  }

  /** A judgement per answer; one that nobody scored has 0. */
  List<Judged> judged() {
    List<Judged> all = new ArrayList<>(refused);
    rows.forEach(row -> row.given.forEach(given -> all.add(given.judged())));
    return all;
  }

  private final class Row implements Exam.Row<Q, A, T> {
    private final Q question;
    private final T truth;
    private final List<Given> given = new ArrayList<>();

    Row(Part<Q, A, T> part, int index, Asked asked, Attachments attachments) {
      question = RecordJson.read(asked.planned().question(), part.task().question(), attachments);
      truth = RecordJson.read(asked.planned().truth(), part.truth(), attachments);
      for (Answered answer : asked.answers()) {
        try {
          A read =
              RecordJson.read(
                  answer.answer(),
                  part.task().answer(),
                  attachments.atMost(part.task().attachmentBytes(), "the answer"));
          given.add(new Given(index, answer, read));
        } catch (Refusal e) {
          refused.add(Judged.refused(index, answer.neuron(), String.valueOf(e.getMessage())));
        }
      }
    }

    @Override
    public Q question() {
      return question;
    }

    @Override
    public T truth() {
      return truth;
    }

    @Override
    public List<Exam.Given<A>> answers() {
      return List.copyOf(given);
    }
  }

  private final class Given implements Exam.Given<A> {
    private final int question;
    private final Answered answered;
    private final A answer;
    private Optional<Score> score = Optional.empty();
    private Optional<String> failed = Optional.empty();

    Given(int question, Answered answered, A answer) {
      this.question = question;
      this.answered = answered;
      this.answer = answer;
    }

    @Override
    public String neuron() {
      return answered.neuron();
    }

    @Override
    public A answer() {
      return answer;
    }

    @Override
    public long millis() {
      return answered.millis();
    }

    @Override
    public void score(Score score) {
      this.score = Optional.of(score);
    }

    Judged judged() {
      if (score.isEmpty()) {
        return Judged.refused(question, neuron(), failed.orElse("the exam gave it no score"));
      }
      Score given = score.get();
      return new Judged(
          question,
          neuron(),
          given.value(),
          given.bits(),
          given.evidence().map(RecordJson::write),
          Optional.empty());
    }
  }
}
