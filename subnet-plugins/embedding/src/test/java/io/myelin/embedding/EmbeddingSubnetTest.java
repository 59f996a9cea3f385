package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.SubnetException;
import io.myelin.testkit.Market;
import io.myelin.testkit.Played;
import io.myelin.testkit.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingSubnetTest {
  private static final Map<String, String> BUNDLED = Map.of("text", "bundled");

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldPayTheBetterMinerMore() throws Exception {
    Played played =
        Market.of(new EmbeddingSubnet())
            .miner("strong")
            .miner("weak", Map.of("dimensions", "32", "scale", "6"))
            .miner("hasty", Map.of("tokens", "16", "scale", "6"))
            .validator(BUNDLED)
            .rounds(5)
            .mustNotFail()
            .mustRank("strong", "weak")
            .mustRank("strong", "hasty");
    assertTrue(played.means().getOrDefault("strong", 0.0) > 0.2, played.means()::toString);
  }

  @Test
  void shouldStandWhatANodeAndStrangersDo() throws Exception {
    Trial trial = Trial.of(new EmbeddingSubnet()).validator(BUNDLED);
    trial.all();
    trial.stopsWhenCancelled();
  }

  @Test
  void shouldAskAboutTheValidatorsOwnText() throws Exception {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      words.append(i).append(i % 9 == 0 ? "\n" : " ");
    }
    Path own = Files.writeString(folder.resolve("own.txt"), words);
    Played played =
        Market.of(new EmbeddingSubnet())
            .miner("miner", Map.of("tokens", "8"))
            .validator(Map.of("text", own.toString()))
            .rounds(1)
            .mustNotFail();
    assertEquals(1, played.rounds().size());
  }

  @Test
  void shouldRefuseATextThatCannotBeUsed() throws IOException {
    Path brief = Files.writeString(folder.resolve("brief.txt"), "too short");
    Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xff, 0});
    assertRefused("TEXT_SHORT", brief);
    assertRefused("TEXT_ENCODING", binary);
    assertRefused("TEXT_MISSING", folder.resolve("missing.txt"));
  }

  private static void assertRefused(String code, Path text) {
    SubnetException refused =
        assertThrows(
            SubnetException.class,
            () ->
                Market.of(new EmbeddingSubnet())
                    .validator(Map.of("text", text.toString()))
                    .rounds(1));
    assertEquals(code, refused.code());
    assertEquals(SubnetException.Blame.OPERATOR, refused.blame());
    assertTrue(String.valueOf(refused.getMessage()).contains(text.toString()));
  }
}
