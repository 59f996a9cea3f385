package io.myelin.host.worker;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Lets a few processes begin at once, the others after them: many JVMs that start together on few
 * processors would all be late. Nobody's plugin runs before its process has begun, so none can keep
 * the others out.
 */
final class StartGate {
  private static final int LEAST = 2;

  private final Semaphore places;

  StartGate(int atOnce) {
    this.places = new Semaphore(atOnce, true);
  }

  /** As many as this machine has processors. */
  static StartGate ofThisMachine() {
    return new StartGate(Math.max(LEAST, Runtime.getRuntime().availableProcessors()));
  }

  interface Start<T> {
    T begin() throws IOException;
  }

  <T> T pass(Start<T> start) throws IOException, InterruptedException {
    places.acquire();
    try {
      return start.begin();
    } finally {
      places.release();
    }
  }
}
