package @package@;

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
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Miners sort letters. Change the records first: everything else follows from them. */
public final class @class@ implements Subnet {
  record Question(@Range(min = 1, max = 200) String letters) {}

  record Answer(@Range(max = 200) String sorted) {}

  /** What the validator knows and never sends. */
  record Truth(String sorted) {}

  record Settings(
      @Doc("Forgets the last letters, to see a weak miner") @Range(max = 10) @Default("0")
          int forgets) {}

  static final Task<Question, Answer> SORT =
      Task.of("@task@", Question.class, Answer.class);

  @Override
  public Manifest manifest() {
    return Manifest.of("@id@").task(SORT).settings(Settings.class);
  }

  @Override
  public Miner miner(Context context) {
    int forgets = context.settings(Settings.class).forgets();
    return Miner.of(
        SORT,
        (question, call) -> {
          String sorted = sorted(question.letters());
          return new Answer(sorted.substring(0, Math.max(0, sorted.length() - forgets)));
        });
  }

  @Override
  public Validator validator(Context context) {
    return Validator.of(SORT, Truth.class, new Sorting());
  }

  private static final class Sorting implements Exam<Question, Answer, Truth> {
    @Override
    public List<Asked<Question, Truth>> questions(Draw draw) {
      RandomGenerator random = draw.random();
      return Stream.generate(() -> letters(random))
          .limit(4)
          .map(each -> new Asked<>(new Question(each), new Truth(sorted(each))))
          .toList();
    }

    @Override
    public void judge(Sheet<Question, Answer, Truth> sheet) {
      sheet.each(
          (question, answer, truth) ->
              Score.of(same(answer.sorted(), truth.sorted()) / (double) truth.sorted().length()));
    }
  }

  private static String letters(RandomGenerator random) {
    StringBuilder letters = new StringBuilder();
    random.ints(20, 'a', 'z' + 1).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static String sorted(String text) {
    StringBuilder sorted = new StringBuilder();
    text.codePoints().sorted().forEach(sorted::appendCodePoint);
    return sorted.toString();
  }

  /** How many characters they begin with in common. */
  private static int same(String one, String other) {
    int n = 0;
    while (n < one.length() && n < other.length() && one.charAt(n) == other.charAt(n)) {
      n++;
    }
    return n;
  }
}
