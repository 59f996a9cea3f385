package @package@;

import io.myelin.testkit.Market;
import io.myelin.testkit.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class @class@Test {
  @Test
  void paysTheBetterMinerMore() throws Exception {
    Market.of(new @class@())
        .miner("strong")
        .miner("weak", Map.of("forgets", "5"))
        .rounds(20)
        .mustRank("strong", "weak")
        .mustNotFail();
  }

  /** What a node and its strangers will do to it. */
  @Test
  void standsItsTrial() throws Exception {
    Trial.of(new @class@()).all();
  }
}
