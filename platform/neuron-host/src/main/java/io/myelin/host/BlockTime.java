package io.myelin.host;

import io.myelin.client.ChainClient;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** The time between two blocks, as the chain itself says it; asked for once. */
final class BlockTime implements Supplier<Duration> {
  private static final Logger LOG = Logger.getLogger(BlockTime.class.getName());

  private final ChainClient chain;
  private final OptionalInt expected;
  private volatile Optional<Duration> known = Optional.empty();

  /**
   * A time that is not known yet.
   *
   * @param expected what the neuron table says in milliseconds; the chain is right
   */
  BlockTime(ChainClient chain, OptionalInt expected) {
    this.chain = chain;
    this.expected = expected;
  }

  /**
   * The time.
   *
   * @throws io.myelin.client.ClientException when neither the chain nor the table says it
   */
  @Override
  public Duration get() {
    if (known.isPresent()) {
      return known.get();
    }
    try {
      Duration actual = chain.blockTime();
      warn(actual);
      known = Optional.of(actual);
      return actual;
    } catch (RuntimeException unknown) {
      if (expected.isEmpty()) {
        throw unknown;
      }
      return Duration.ofMillis(expected.getAsInt());
    }
  }

  private void warn(Duration actual) {
    if (expected.isPresent() && expected.getAsInt() != actual.toMillis()) {
      LOG.warning(
          () ->
              "blockMillis of the neuron table is "
                  + expected.getAsInt()
                  + ", the chain makes a block every "
                  + actual.toMillis()
                  + " ms and is right; leave blockMillis out");
    }
  }
}
