package io.myelin.cli.supervisor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ports that nothing listens on, below those that the system gives to whoever asks for any: one of
 * those can be taken again between its choice and its use.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;
  private static final AtomicLong NEXT = new AtomicLong(ProcessHandle.current().pid());

  private FreePort() {}

  public static int next() throws IOException {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + (int) (NEXT.getAndIncrement() % COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("all ports of " + FIRST + " to " + (FIRST + COUNT - 1) + " are taken");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
