package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir private Path home;
  private Installation installation = new Installation(Path.of("."));
  private DataFolder data = new DataFolder(Path.of("."));

  @BeforeEach
  void completeBuild() throws IOException {
    installation = new Installation(home);
    data = new DataFolder(home.resolve("data"));
    Files.createDirectories(installation.dist());
    for (Path file : installation.required()) {
      Files.writeString(file, "");
    }
  }

  @Test
  void shouldAcceptAnEmptyFolderAndAFreePort() throws IOException {
    int port = freePort();

    assertDoesNotThrow(() -> Preflight.check(installation, data, port, "dev"));
    assertFalse(Files.exists(data.root()), "a check leaves nothing behind");
  }

  @Test
  void shouldNameThePortThatIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertTrue(refusal(port, "dev").contains("Port " + port + " of 127.0.0.1 is in use"));
    }
  }

  @Test
  void shouldNameTheMissingFileOfAnIncompleteBuild() throws IOException {
    Files.delete(installation.rocksdb());

    assertTrue(refusal(freePort(), "dev").contains("rocksdbjni.jar is missing"));
  }

  @Test
  void shouldSayWhichPresetsThereAre() throws IOException {
    assertTrue(refusal(freePort(), "nonsense").contains("neither a preset"));
    assertTrue(refusal(freePort(), "mainnet-like").contains("not supported yet"));
  }

  @Test
  void shouldRefuseADataFolderThatIsAFile() throws IOException {
    Files.writeString(data.root(), "");

    assertTrue(refusal(freePort(), "dev").contains("is a file"));
  }

  @Test
  void shouldNotTakeAForeignProcessForTheNodeOfThisFolder() throws IOException {
    data.writePid("platform", ProcessHandle.current().pid());

    assertTrue(data.platform().isEmpty(), "this JVM was not started for the folder");
  }

  @Test
  void shouldKeepARefusalUntilTheNextStart() throws IOException {
    data.forgetRefusal();
    Files.writeString(data.refusalFile(), "The genesis is not JSON.\n");

    assertEquals("The genesis is not JSON.", data.refusal().orElseThrow());
    data.forgetRefusal();
    assertTrue(data.refusal().isEmpty());
  }

  private String refusal(int port, String preset) {
    return String.valueOf(
        assertThrows(Refusal.class, () -> Preflight.check(installation, data, port, preset))
            .getMessage());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
