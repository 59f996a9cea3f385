package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.worker.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The development neurons in a folder that does not let them start, and then does. */
class HostKeeperIT {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldSayWhyThereAreNoWorkersAndStartThemWhenTheFolderIsUsable() throws Exception {
    Path obstacle = Files.createDirectories(folder.resolve("run")).resolve("jars");
    Files.writeString(obstacle, "");
    try (HostKeeper keeper = keeper("dev", false)) {
      keeper.start();
      assertSaysWhy(keeper, 19, "cannot use the data folder " + folder);
      Files.delete(obstacle);
      Eventually.holds(() -> keeper.host().isPresent(), () -> keeper.rows().toString());
      assertEquals(19, keeper.rows().size());
    }
  }

  @Test
  void shouldStartWhenItsLastFileCanBeWritten() throws Exception {
    Path obstacle = Files.createDirectories(folder.resolve("addressbook.json/obstacle"));
    try (HostKeeper keeper = keeper("dev", false)) {
      keeper.start();
      assertSaysWhy(keeper, 19, "addressbook.json");
      Files.delete(obstacle);
      Files.delete(obstacle.getParent());
      Eventually.holds(() -> keeper.host().isPresent(), () -> keeper.rows().toString());
    }
  }

  @Test
  void shouldSayWhyATableDoesNotReadAndReadItAgain() throws Exception {
    Path table = Files.writeString(folder.resolve("neurons.json"), "{");
    try (HostKeeper keeper = keeper("none", false)) {
      keeper.start();
      assertSaysWhy(keeper, 1, "is not JSON");
      Files.writeString(table, "{\"netuid\": 1, \"neurons\": []}");
      Eventually.holds(() -> keeper.host().isPresent(), () -> keeper.rows().toString());
      assertEquals(List.of(), keeper.rows());
    }
  }

  @Test
  void shouldSaySoAtOnceToAStartThatSomebodyWaitsFor() throws IOException {
    Files.writeString(folder.resolve("run"), "");
    try (HostKeeper keeper = keeper("dev", true)) {
      keeper.start();
      String refusal = Files.readString(folder.resolve("refusal.txt"));
      assertTrue(refusal.contains("cannot use the data folder " + folder), refusal);
    }
  }

  @Test
  void shouldRunNothingWithoutATable() {
    try (HostKeeper keeper = keeper("none", false)) {
      keeper.start();
      assertEquals(List.of(), keeper.rows());
      assertFalse(keeper.host().isPresent());
    }
  }

  private static void assertSaysWhy(HostKeeper keeper, int rows, String reason) {
    assertFalse(keeper.host().isPresent());
    assertEquals(rows, keeper.rows().size());
    for (NeuronRow row : keeper.rows()) {
      assertEquals(Worker.State.WAITING, row.state());
      assertTrue(row.reason().contains(reason), row.reason());
    }
  }

  private HostKeeper keeper(String preset, boolean strict) {
    return new HostKeeper(
        new HostSettings(
            URI.create("http://127.0.0.1:1"),
            "127.0.0.1",
            folder,
            folder.resolve("dist"),
            preset,
            strict,
            Optional.of(folder.resolve("refusal.txt")),
            Optional.empty()));
  }
}
