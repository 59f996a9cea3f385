package io.myelin.door;

import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/** Next to the network: counts sockets and the bytes on them. */
final class SocketFilter extends BaseFilter {
  /** An answer of any size is written at once, so no worker waits for who reads slowly. */
  private static final int QUEUE_BYTES = 64 << 20;

  private final Sockets sockets;

  SocketFilter(Sockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    context.getConnection().setMaxAsyncWriteQueueSize(QUEUE_BYTES);
    sockets.accepted(ServerPeer.of(context.getConnection()));
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof Buffer bytes
        && !sockets.received(ServerPeer.of(context.getConnection()), bytes.remaining())) {
      bytes.tryDispose();
      return context.getStopAction();
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (context.getMessage() instanceof Buffer bytes) {
      sockets.written(ServerPeer.of(context.getConnection()), bytes.remaining());
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) throws IOException {
    sockets.closed(ServerPeer.of(context.getConnection()));
    return context.getInvokeAction();
  }
}
