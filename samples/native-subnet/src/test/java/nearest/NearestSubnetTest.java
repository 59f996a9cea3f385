package nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.myelin.testkit.Market;
import io.myelin.testkit.Trial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestSubnetTest {
  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void hasTheLibrary() {
    assumeTrue(Distance.sha256().isPresent(), "no C compiler was there when this was built");
  }

  @Test
  void countsEdits() throws Exception {
    Distance distance = Distance.load(folder);
    assertEquals(3, distance.between(bytes("kitten"), bytes("sitting")));
    assertEquals(4, distance.between(bytes(""), bytes("abcd")));
    assertEquals(-1, distance.between(new byte[257], bytes("a")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void paysWhoLooksAtTheWholeWord() throws Exception {
    Market.of(new NearestSubnet())
        .miner("strong")
        .miner("weak", Map.of("letters", "2"))
        .rounds(10)
        .mustRank("strong", "weak")
        .mustNotFail();
  }

  @Test
  void standsItsTrial() throws Exception {
    Trial trial = Trial.of(new NearestSubnet());
    trial.all();
    trial.stopsWhenCancelled();
  }
}
