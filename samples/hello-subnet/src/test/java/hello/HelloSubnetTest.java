package hello;

import io.myelin.testkit.Market;
import io.myelin.testkit.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelloSubnetTest {
  @Test
  void paysWhoLooksFurtherBack() throws Exception {
    Market.of(new HelloSubnet())
        .miner("strong")
        .miner("weak", Map.of("memory", "2"))
        .miner("blind", Map.of("memory", "0"))
        .rounds(30)
        .mustRank("strong", "weak")
        .mustRank("weak", "blind")
        .mustNotFail();
  }

  /** What a node and its strangers will do to it. */
  @Test
  void standsItsTrial() throws Exception {
    Trial trial = Trial.of(new HelloSubnet());
    trial.all();
    trial.stopsWhenCancelled();
  }
}
