package io.myelin.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {
  @TempDir private Path data;
  @TempDir private Path larger;

  @Test
  void shouldCountEachFolderAndTheRestOnce() throws Exception {
    file(data.resolve("chain/state/1.sst"), 1_000);
    file(data.resolve("chain/2.sst"), 200);
    file(data.resolve("index/index.mv.db"), 30);
    file(data.resolve("access/owner.token"), 4);
    file(data.resolve("author.key"), 5);
    Files.createSymbolicLink(data.resolve("chain/loop"), data);
    Files.createSymbolicLink(data.resolve("chain/elsewhere"), larger);
    file(larger.resolve("model.gguf"), 7_000);
    Files.createSymbolicLink(data.resolve("models"), larger);

    DiskUse.Counted counted = new DiskUse(data).counted();

    assertEquals(1_200, counted.bytes("chain"));
    assertEquals(30, counted.bytes("index"));
    assertEquals(7_000, counted.bytes("models"));
    assertEquals(0, counted.bytes("logs"));
    assertEquals(9, counted.bytes(DiskUse.OTHER));
    assertTrue(counted.free() > 0 && counted.free() <= counted.size(), counted.toString());
  }

  @Test
  void shouldCountOnceInAMinuteHoweverManyAsk() throws Exception {
    AtomicLong nanos = new AtomicLong();
    DiskUse use = new DiskUse(data, nanos::get);
    assertEquals(0, use.counted().bytes("logs"));
    file(data.resolve("logs/platform.log"), 60);

    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertEquals(0, use.counted().bytes("logs"));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertEquals(60, use.counted().bytes("logs"));
  }

  private static void file(Path at, int bytes) throws IOException {
    Files.createDirectories(at.getParent());
    Files.write(at, new byte[bytes]);
  }
}
