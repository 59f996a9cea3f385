package io.myelin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import io.myelin.spi.Validator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpertsTest {
  @Test
  void asksMinersOfOtherSubnetsHighestIncentiveFirst() throws Exception {
    Played played =
        market(new Relay(List.of("letters")))
            .expert("good", 0.6, new Letters(), Map.of())
            .expert("bad", 0.4, new Letters(), Map.of("forgets", "5"))
            .rounds(2)
            .mustNotFail();
    assertEquals(1.0, played.means().getOrDefault("relay", 0.0));
    Played other =
        market(new Relay(List.of("letters")))
            .expert("good", 0.4, new Letters(), Map.of())
            .expert("bad", 0.6, new Letters(), Map.of("forgets", "5"))
            .rounds(2)
            .mustNotFail();
    assertEquals(0.75, other.means().getOrDefault("relay", 0.0));
  }

  @Test
  void refusesToAskWhatTheManifestDoesNotName() throws Exception {
    Played played =
        market(new Relay(List.of("images"))).expert("good", 1, new Letters(), Map.of()).rounds(1);
    String fault = played.rounds().get(0).faults().get(0);
    assertTrue(fault.contains("the manifest names no grant to ask the modality letters"), fault);
  }

  @Test
  void failsTheFutureWhenTheExpertFails() throws Exception {
    Played played =
        market(new Relay(List.of("letters")))
            .expert("broken", 1, new Letters(), Map.of("mood", "broken"))
            .rounds(1);
    String fault = played.rounds().get(0).faults().get(0);
    assertTrue(fault.contains("broken did not answer: "), fault);
  }

  private static Market market(Subnet subnet) {
    return Market.of(subnet).miner("relay");
  }

  /** Passes questions on to the first miner that is there. */
  private record Relay(List<String> granted) implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("relay").task(Letters.SORT).needs(new Capability.Asks(granted, 60));
    }

    @Override
    public Miner miner(Context context) {
      return Miner.of(
          Letters.SORT,
          (question, call) ->
              context
                  .ask(context.experts("letters").get(0), Letters.SORT, question, call)
                  .get()
                  .answer());
    }

    @Override
    public Validator validator(Context context) {
      return new Letters().validator(context);
    }
  }
}
