package io.myelin.system.reversing;

import io.myelin.spi.Attachment;
import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Its miners turn a file round. */
public final class ReversingSubnet implements Subnet {
  /** The largest file. */
  public static final int MOST = 21_000_000;

  private static final int ASKED = 100_000;

  record Question(Attachment file) {}

  record Answer(Attachment reversed) {}

  record Truth(Attachment reversed) {}

  private static final Task<Question, Answer> REVERSE =
      Task.of("Reverse", Question.class, Answer.class)
          .within(Duration.ofMinutes(3))
          .attachments(MOST);

  @Override
  public Manifest manifest() {
    return Manifest.of("reversing").task(REVERSE);
  }

  @Override
  public Miner miner(Context context) {
    return Miner.of(
        REVERSE,
        (question, call) ->
            new Answer(context.attach(reversed(question.file().read()), "application/x-reversed")));
  }

  /** Of the same length, the last byte first. */
  public static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(
        REVERSE,
        Truth.class,
        new Exam<>() {
          @Override
          public List<Asked<Question, Truth>> questions(Draw draw) throws Exception {
            byte[] bytes = new byte[ASKED];
            draw.random().nextBytes(bytes);
            return List.of(
                new Asked<>(
                    new Question(context.attach(bytes, "application/x-noise")),
                    new Truth(context.attach(reversed(bytes), ""))));
          }

          @Override
          public void judge(Sheet<Question, Answer, Truth> sheet) throws Exception {
            sheet.each(
                (question, answer, truth) -> {
                  long at = Files.mismatch(answer.reversed().file(), truth.reversed().file());
                  return Score.of(at < 0 ? 1 : (double) at / ASKED);
                });
          }
        });
  }
}
