package io.myelin.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Strangers who begin to say something over sockets of their own, and hold these open. */
final class Crowd implements AutoCloseable {
  private static final int LIMIT_MILLIS = 300_000;
  private final List<Socket> sockets = new ArrayList<>();
  private final int port;

  Crowd(int port) {
    this.port = port;
  }

  /** So many more, each of whom says so much and then reads nothing. */
  Crowd join(int count, String begun) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      sockets.add(socket);
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
    }
    return this;
  }

  int size() {
    return sockets.size();
  }

  /** What the first of them hears until its socket is ended. */
  String heard() throws IOException {
    InputStream in = sockets.get(0).getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
