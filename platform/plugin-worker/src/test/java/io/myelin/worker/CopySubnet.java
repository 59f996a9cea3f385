package io.myelin.worker;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Attachment;
import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Its miners say what is in a file, and send a file back. */
public final class CopySubnet implements Subnet {
  public static final int MOST = 11_000_000;

  record Question(Attachment file, String how) {}

  record Answer(Attachment file, String where) {}

  record Truth(Attachment file) {}

  static final Task<Question, Answer> COPY =
      Task.of("Copy", Question.class, Answer.class).attachments(MOST);

  public static EchoJar jar() {
    return new EchoJar(
        "1.0.0",
        "",
        CopySubnet.class.getName(),
        SubnetDescription.of("echo", "1.0.0", new CopySubnet()).json());
  }

  @Override
  public Manifest manifest() {
    return Manifest.of("copy").task(COPY);
  }

  @Override
  public Miner miner(Context context) {
    return Miner.of(COPY, (question, call) -> answer(context, question));
  }

  private static Answer answer(Context context, Question question) throws Exception {
    Attachment given = question.file();
    String where = given.file().toString();
    return switch (question.how()) {
      case "same" -> new Answer(given, where);
      case "reversed" ->
          new Answer(context.attach(reversed(given.read()), "text/x-reversed"), where);
      case "changed" -> {
        Files.write(given.file(), new byte[] {'!'});
        yield new Answer(given, where);
      }
      case "old" -> {
        Attachment old = context.attach(given.read(), "");
        for (int i = 0; i < 100; i++) {
          context.attach(new byte[] {(byte) i}, "");
        }
        try (Stream<Path> files = Files.list(context.scratch())) {
          long left = files.count();
          if (left > 64) {
            throw new IllegalStateException(left + " files are left");
          }
        }
        yield new Answer(old, new String(old.read(), StandardCharsets.UTF_8));
      }
      case "too many" -> new Answer(context.attach(new byte[MOST + 1], ""), where);
      case "file" -> {
        Path file = Files.write(context.scratch().resolve("mine"), given.read());
        Attachment attached = context.attach(file, given.mediaType());
        Files.delete(file);
        yield new Answer(attached, new String(attached.read(), StandardCharsets.UTF_8));
      }
      default -> throw new IllegalArgumentException(question.how());
    };
  }

  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(
        COPY,
        Truth.class,
        new Exam<>() {
          @Override
          public List<Asked<Question, Truth>> questions(Draw draw) throws Exception {
            byte[] bytes = ("round " + draw.round()).getBytes(StandardCharsets.UTF_8);
            return List.of(
                new Asked<>(
                    new Question(context.attach(bytes, "text/plain"), "reversed"),
                    new Truth(context.attach(reversed(bytes), "text/plain"))));
          }

          @Override
          public void judge(Sheet<Question, Answer, Truth> sheet) throws Exception {
            sheet.each(
                (question, answer, truth) ->
                    Score.of(Arrays.equals(answer.file().read(), truth.file().read()) ? 1 : 0));
          }
        });
  }
}
