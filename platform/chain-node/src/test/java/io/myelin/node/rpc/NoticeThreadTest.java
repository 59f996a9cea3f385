package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NoticeThreadTest {
  /** Memory stays bounded, and nobody misses something without being told. */
  @Test
  void shouldSayThatSomethingWasLostWhenTooMuchWaits() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch lost = new CountDownLatch(1);
    try (NoticeThread thread = new NoticeThread("test", 2, lost::countDown)) {
      thread.run(
          () -> {
            begun.countDown();
            try {
              stuck.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      begun.await();
      for (String each : List.of("a", "b", "c", "d")) {
        thread.run(() -> done.add(each));
      }
      stuck.countDown();
      assertTrue(lost.await(1, TimeUnit.MINUTES), "nobody was told of the loss");
      CountDownLatch last = new CountDownLatch(1);
      while (last.getCount() > 0) {
        thread.run(last::countDown);
        last.await(10, TimeUnit.MILLISECONDS);
      }
      assertEquals(List.of("a", "b"), done);
    }
  }
}
