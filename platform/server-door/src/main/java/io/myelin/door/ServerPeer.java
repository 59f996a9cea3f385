package io.myelin.door;

import java.net.InetSocketAddress;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/** A socket of the server. */
record ServerPeer(Connection<?> connection) implements Peer {
  static ServerPeer of(Connection<?> connection) {
    return new ServerPeer(connection);
  }

  @Override
  public String address() {
    return connection.getPeerAddress() instanceof InetSocketAddress remote
        ? String.valueOf(remote.getAddress())
        : "";
  }

  @Override
  public long unread() {
    return connection instanceof NIOConnection queued
        ? queued.getAsyncWriteQueue().spaceInBytes()
        : 0;
  }

  @Override
  public void dismiss(Dismissal why) {
    byte[] answer = why.answer();
    // A polite close waits until everything is written, and whoever reads nothing would stay for
    // ever.
    if (answer.length == 0 || unread() > 0) {
      connection.terminateSilently();
      return;
    }
    say(answer);
    connection.closeSilently();
  }

  /** Writes bytes as they are, past what makes HTTP of answers. */
  void say(byte[] bytes) {
    Buffer buffer = Buffers.wrap(connection.getMemoryManager(), bytes);
    connection.write(buffer);
  }
}
