package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartGateTest {
  @Test
  void shouldLetTheNextBeginWhenOneHasBegunOrFailed() throws Exception {
    StartGate gate = new StartGate(1);
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread first =
        new Thread(
            () ->
                assertThrows(
                    IOException.class,
                    () ->
                        gate.pass(
                            () -> {
                              begun.incrementAndGet();
                              inside.countDown();
                              awaited(goOn);
                              throw new IOException("it does not start");
                            })));
    Thread second = new Thread(() -> begun(gate, begun));
    first.start();
    inside.await();
    second.start();
    while (second.isAlive() && second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(1, begun.get());
    goOn.countDown();
    first.join();
    second.join();
    assertEquals(2, begun.get());
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void begun(StartGate gate, AtomicInteger begun) {
    try {
      gate.pass(begun::incrementAndGet);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
