package nearest;

import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Score;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Miners see a word with slips of the pen and say which of some words was meant. */
public final class NearestSubnet implements Subnet {
  record Question(
      @Doc("As it was written") @Range(min = 1, max = 64) String written,
      @Doc("One of them was meant") @Range(min = 2, max = 64) List<String> words) {}

  record Answer(@Doc("Which of the words, from 0 on") @Range(max = 63) int word) {}

  record Truth(int word) {}

  record Settings(
      @Doc("How many letters of a word a miner looks at; few make a weak one")
          @Range(min = 1, max = 64)
          @Default("64")
          int letters) {}

  static final Task<Question, Answer> NEAREST =
      Task.of("NearestWord", Question.class, Answer.class);

  private static final int QUESTIONS = 24;
  private static final int WORDS = 12;
  private static final int LETTERS = 9;
  private static final int SLIPS = 4;

  @Override
  public Manifest manifest() {
    Manifest manifest = Manifest.of("nearest").task(NEAREST).settings(Settings.class);
    return Distance.sha256()
        .map(digest -> manifest.needs(new Capability.Native(Distance.LIBRARY, digest)))
        .orElse(manifest);
  }

  @Override
  public Miner miner(Context context) throws IOException {
    int letters = context.settings(Settings.class).letters();
    Distance distance = Distance.load(context.scratch());
    return Miner.of(NEAREST, (question, call) -> new Answer(nearest(distance, question, letters)));
  }

  private static int nearest(Distance distance, Question question, int letters) {
    byte[] written = bytes(question.written(), letters);
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < question.words().size(); i++) {
      int edits = distance.between(written, bytes(question.words().get(i), letters));
      if (edits < fewest) {
        best = i;
        fewest = edits;
      }
    }
    return best;
  }

  private static byte[] bytes(String word, int letters) {
    return word.substring(0, Math.min(word.length(), letters)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(NEAREST, Truth.class, new Slips());
  }

  private static final class Slips implements Exam<Question, Answer, Truth> {
    @Override
    public List<Asked<Question, Truth>> questions(Draw draw) {
      RandomGenerator random = draw.random();
      return Stream.generate(() -> question(random)).limit(QUESTIONS).toList();
    }

    private static Asked<Question, Truth> question(RandomGenerator random) {
      List<String> words = Stream.generate(() -> word(random)).limit(WORDS).toList();
      int meant = random.nextInt(WORDS);
      StringBuilder written = new StringBuilder(words.get(meant));
      for (int i = 0; i < SLIPS; i++) {
        int place = random.nextInt(written.length());
        switch (random.nextInt(3)) {
          case 0 -> written.insert(place, letter(random));
          case 1 -> written.deleteCharAt(place);
          default -> written.setCharAt(place, letter(random));
        }
      }
      return new Asked<>(new Question(written.toString(), words), new Truth(meant));
    }

    private static String word(RandomGenerator random) {
      StringBuilder word = new StringBuilder();
      IntStream.range(0, LETTERS).forEach(i -> word.append(letter(random)));
      return word.toString();
    }

    private static char letter(RandomGenerator random) {
      return (char) ('a' + random.nextInt(5));
    }

    @Override
    public void judge(Sheet<Question, Answer, Truth> sheet) {
      sheet.each((question, answer, truth) -> Score.of(answer.word() == truth.word() ? 1 : 0));
    }
  }
}
