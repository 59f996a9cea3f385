package io.myelin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attachments in questions, truths and answers, bounded and refused as on a node. */
class AttachmentMarketTest {
  record Photo(Attachment photo) {}

  record Settings(@io.myelin.spi.Rules.Default("0") int more) {}

  static final Task<Photo, Photo> GREY = Task.of("Grey", Photo.class, Photo.class).attachments(200);

  static final class Greying implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("greying").task(GREY).settings(Settings.class);
    }

    @Override
    public Miner miner(Context context) {
      int more = context.settings(Settings.class).more();
      return Miner.of(
          GREY,
          (question, call) -> {
            byte[] grey = grey(question.photo().read(), more);
            Path file = Files.write(context.scratch().resolve("grey"), grey);
            return new Photo(context.attach(file, "image/x-grey"));
          });
    }

    private static byte[] grey(byte[] photo, int more) {
      byte[] grey = new byte[photo.length + more];
      for (int i = 0; i < photo.length; i++) {
        grey[i] = (byte) (photo[i] / 2);
      }
      return grey;
    }

    @Override
    public Validator validator(Context context) {
      return Validator.of(
          GREY,
          Photo.class,
          new Exam<>() {
            @Override
            public List<Asked<Photo, Photo>> questions(Draw draw) throws Exception {
              byte[] photo = new byte[200];
              draw.random().nextBytes(photo);
              return List.of(
                  new Asked<>(
                      new Photo(context.attach(photo, "image/x-raw")),
                      new Photo(context.attach(grey(photo, 0), ""))));
            }

            @Override
            public void judge(Sheet<Photo, Photo, Photo> sheet) throws Exception {
              sheet.each(
                  (question, answer, truth) -> {
                    boolean right =
                        answer.photo().sha256().equals(truth.photo().sha256())
                            && Files.mismatch(answer.photo().file(), truth.photo().file()) < 0;
                    return Score.of(right ? 1 : 0);
                  });
            }
          });
    }
  }

  @Test
  void judgesByAttachmentsAndRefusesThoseThatAreTooLarge() throws Exception {
    Played played =
        Market.of(new Greying()).miner("good").miner("large", Map.of("more", "1")).rounds(3);
    assertEquals(Map.of("good", 1.0, "large", 0.0), played.means());
    String faults = played.rounds().get(0).faults().toString();
    assertTrue(faults.contains("attachments of more than 200 bytes"), faults);
  }

  @Test
  void keepsWhatEvidenceNames(@TempDir Path folder) throws Exception {
    Market.of(new Greying()).miner("good").keeping(folder).rounds(2);
    try (Stream<Path> files = Files.list(folder.resolve("blobs/market"))) {
      // of each round the question's and the truth's, which is also the good answer's
      assertEquals(4, files.count());
    }
  }

  @Test
  void standsEveryTrial() throws Exception {
    Trial.of(new Greying()).all();
  }
}
