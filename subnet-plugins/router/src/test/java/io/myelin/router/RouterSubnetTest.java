package io.myelin.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.testkit.Market;
import io.myelin.testkit.Played;
import io.myelin.testkit.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterSubnetTest {
  private static final List<String> EXPERTS =
      List.of("text-strong", "text-weak", "embedding-strong", "embedding-weak");

  @TempDir private Path folder = Path.of("");

  /** What experts have read; practice and exam have parts of their own. */
  private String read = "";

  private Path practice = Path.of("");
  private Path exam = Path.of("");

  @BeforeEach
  void divide() throws IOException {
    String all = ItemText.bundled(false).text() + ItemText.bundled(true).text();
    int third = all.length() / 3;
    read = all.substring(0, third);
    practice = Files.writeString(folder.resolve("practice"), all.substring(third, 2 * third));
    exam = Files.writeString(folder.resolve("exam"), all.substring(2 * third));
  }

  @Test
  void shouldBeWorthMoreThanAnySingleExpert() throws Exception {
    Market market =
        market().miner("learns", learning()).miner("random", Map.of("choosing", "random"));
    EXPERTS.forEach(expert -> market.miner(expert, Map.of("choosing", "fixed", "expert", expert)));
    Played played = market.rounds(40).mustNotFail();
    System.out.println("scores of routers: " + played.means());
    for (String expert : EXPERTS) {
      played.mustRank("learns", expert);
    }
    played.mustRank("learns", "random");
  }

  @Test
  void shouldPassOverExpertsThatAnswerNonsense() throws Exception {
    Played played =
        market()
            .expert("text-nonsense", 0.9, new Nonsense("text"), Map.of())
            .expert("embedding-nonsense", 0.9, new Nonsense("embedding"), Map.of())
            .miner("learns", learning())
            .miner("nonsense", Map.of("choosing", "fixed", "expert", "text-nonsense"))
            .rounds(10)
            .mustNotFail()
            .mustRank("learns", "nonsense");
    assertEquals(0, played.means().getOrDefault("nonsense", -1.0), 1e-9);
  }

  @Test
  void shouldSayThatItKnowsNothingWhenNobodyIsThere() throws Exception {
    Played played =
        Market.of(new RouterSubnet())
            .validator(Map.of("text", exam.toString()))
            .miner("learns", learning())
            .rounds(2)
            .mustNotFail();
    assertEquals(0, played.means().getOrDefault("learns", -1.0), 1e-9);
  }

  @Test
  void shouldStandWhatANodeAndStrangersDo() throws Exception {
    Trial trial = Trial.of(new RouterSubnet()).validator(Map.of("text", "bundled"));
    trial.all();
    trial.stopsWhenCancelled();
  }

  @Test
  void shouldRefuseSettingsThatCannotBeUsed() {
    SubnetException fixed =
        refused(Market.of(new RouterSubnet()).miner("m", Map.of("choosing", "fixed")));
    assertEquals("SETTING", fixed.code());
    SubnetException missing =
        refused(Market.of(new RouterSubnet()).validator(Map.of("text", folder + "/missing")));
    assertEquals("TEXT_MISSING", missing.code());
    assertTrue(String.valueOf(missing.getMessage()).contains("missing"));
  }

  private static SubnetException refused(Market market) {
    return assertThrows(SubnetException.class, () -> market.rounds(1));
  }

  private Map<String, String> learning() {
    return Map.of("practice", practice.toString());
  }

  private Market market() {
    Subnet text = new CountingText(read);
    Subnet words = new CountingWords(read);
    return Market.of(new RouterSubnet())
        .validator(Map.of("text", exam.toString()))
        .expert("text-strong", 0.6, text, Map.of("memory", "3"))
        .expert("text-weak", 0.4, text, Map.of("memory", "0"))
        .expert("embedding-strong", 0.6, words, Map.of("drawers", "512", "scale", "6"))
        .expert("embedding-weak", 0.4, words, Map.of("drawers", "8", "scale", "4"));
  }

  /** Answers, but not what was asked. */
  private record Nonsense(String modality) implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of(modality).task(TextView.PREDICT).task(EmbeddingView.EMBED);
    }

    @Override
    public Miner miner(Context context) {
      return Miner.of(
              TextView.PREDICT,
              (question, call) ->
                  new TextView.Predicted(
                      question.prompts().stream().map(any -> new int[][] {{-7, 1, 2}}).toList()))
          .and(
              EmbeddingView.EMBED,
              (question, call) -> new EmbeddingView.Vectors(List.of(new float[3]), 1000));
    }
  }
}
