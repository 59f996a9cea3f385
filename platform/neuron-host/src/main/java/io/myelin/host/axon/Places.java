package io.myelin.host.axon;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many requests are answered at the same time: each holds a thread of the server until its
 * worker has answered, and the chain and the console need some too.
 */
final class Places {
  static final int ALL = 64;
  static final int STRANGERS = 8;

  private final Semaphore all = new Semaphore(ALL);
  private final Semaphore strangers = new Semaphore(STRANGERS);

  /** Has a request answered; empty when there is no place for it now. */
  <T> Optional<T> answer(boolean neuron, Supplier<T> work) {
    if (neuron) {
      return within(all, work);
    }
    return within(strangers, () -> within(all, work)).flatMap(answer -> answer);
  }

  private static <T> Optional<T> within(Semaphore places, Supplier<T> work) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      places.release();
    }
  }
}
