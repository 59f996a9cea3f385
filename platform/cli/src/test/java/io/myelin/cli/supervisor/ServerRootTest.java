package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRootTest {
  @TempDir private Path dir;
  private Path home = Path.of("");
  private DataFolder data = new DataFolder(Path.of("."));

  @BeforeEach
  void anInstallation() throws IOException {
    home = dir.resolve("checkout");
    data = new DataFolder(Files.createDirectory(dir.resolve("data")));
    Files.createDirectories(data.logs());
    Installation installation = new Installation(home);
    Files.createDirectories(installation.dist());
    FakeServer.jar(installation.server());
    for (Path library : installation.libraries()) {
      FakeServer.jar(library);
    }
  }

  @Test
  void shouldWriteNothingBesideTheProgramWhichMayBeSomebodyElses() throws Exception {
    List<Path> before = all(home);

    prepare();
    assertEquals(before, all(home));
    assertTrue(Files.exists(data.run().resolve("server/launch-micro.jar")));
  }

  @Test
  void shouldUnpackAgainWhenTheDataFolderWasMovedAndNotWhenTheCheckoutWas() throws Exception {
    prepare();
    Path mark = mark();
    Files.move(home, dir.resolve("elsewhere"));
    home = dir.resolve("elsewhere");
    prepare();
    assertTrue(Files.exists(mark), "what was unpacked names no path of the checkout");

    Files.move(data.root(), dir.resolve("moved"));
    data = new DataFolder(dir.resolve("moved"));
    assertTrue(Files.exists(data.run().resolve("server/mark")));
    prepare();
    assertFalse(Files.exists(data.run().resolve("server/mark")), "its launcher named the old path");
  }

  @Test
  void shouldUnpackAgainWhenTheServerIsAnotherOfTheSameSize() throws Exception {
    prepare();
    Path mark = mark();
    Path server = new Installation(home).server();
    Files.delete(server);
    FakeServer.jar(server, "two");
    prepare();

    assertFalse(Files.exists(mark));
  }

  private Path mark() throws IOException {
    return Files.writeString(data.run().resolve("server/mark"), "");
  }

  private void prepare() throws Exception {
    new ServerRoot(
            new Installation(home),
            data,
            new Launch(9944, Launch.LOOPBACK, "dev", Optional.empty(), Optional.empty()))
        .prepare(data.emptyScratch());
  }

  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
