package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFolderTest {
  @TempDir private Path parent;

  @Test
  void shouldListenInItsFolder() throws Exception {
    WorkerFolder folder = WorkerFolder.in(parent);
    try (ServerSocketChannel server = folder.listen()) {
      assertEquals(folder.root(), folder.socket().getParent());
      assertTrue(server.isOpen());
    }
    folder.delete();
    assertFalse(Files.exists(folder.root()));
  }

  /** A file in the way refuses the socket as a disk without sockets does. */
  @Test
  void shouldListenInTheTemporaryFilesWhereItsFolderTakesNoSocket() throws Exception {
    WorkerFolder folder = WorkerFolder.in(parent);
    Files.writeString(folder.socket(), "");
    try (ServerSocketChannel server = folder.listen()) {
      Path elsewhere = folder.socket().getParent();
      assertNotEquals(folder.root(), elsewhere);
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)));
      try (SocketChannel worker = SocketChannel.open(server.getLocalAddress())) {
        assertTrue(worker.isConnected());
      }
      folder.deleteSocket();
      assertFalse(Files.exists(elsewhere));
    }
    folder.delete();
    assertFalse(Files.exists(folder.root()));
  }
}
