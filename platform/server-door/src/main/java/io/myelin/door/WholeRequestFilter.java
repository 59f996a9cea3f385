package io.myelin.door;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;

/**
 * Hands a request on when all of it has come, so that no worker waits for a body; until then it is
 * kept here, without a thread.
 */
final class WholeRequestFilter extends BaseFilter {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final int SWITCHING_PROTOCOLS = 101;

  /** What the connection keeps as it is: four times what its buffer in the kernel holds. */
  private static final int QUEUE_OF_A_SOCKET = -2;

  private final Sockets sockets;
  private final Bounds bounds;

  WholeRequestFilter(Sockets sockets, Bounds bounds) {
    this.sockets = sockets;
    this.bounds = bounds;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (!(context.getMessage() instanceof HttpContent content)
        || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
      return context.getInvokeAction();
    }
    ServerPeer peer = ServerPeer.of(context.getConnection());
    if (BROKEN_ESCAPE.matcher(request.getRequestURI()).find()) {
      peer.dismiss(Dismissal.MALFORMED);
      return context.getStopAction();
    }
    // what follows the opening of a web socket belongs to it, and has no end
    if (content.isLast() || request.isIgnoreContentModifiers()) {
      sockets.whole(peer);
      return context.getInvokeAction();
    }
    if (Math.max(request.getContentLength(), content.getContent().remaining())
        > bounds.requestBytes()) {
      peer.say(Dismissal.TOO_LARGE.answer());
      sockets.refused(peer);
      return context.getStopAction();
    }
    if (request.requiresAcknowledgement() && !content.getContent().hasRemaining()) {
      peer.say(CONTINUE);
    }
    return context.getStopAction(content);
  }

  /**
   * Only a GET opens a web socket. Any other offer is passed over: it must not make a body one
   * without end, nor the answer the last on its connection.
   */
  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    if (event instanceof HttpEvents.IncomingHttpUpgradeEvent upgrade
        && upgrade.getHttpHeader() instanceof HttpRequestPacket request
        && !(request.getMethod() == Method.GET
            && "websocket".equalsIgnoreCase(request.getUpgrade()))) {
      request.setIgnoreContentModifiers(false);
      request.getUpgradeDC().recycle();
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (context.getMessage() instanceof HttpPacket part
        && part.getHttpHeader() instanceof HttpResponsePacket response) {
      ServerPeer peer = ServerPeer.of(context.getConnection());
      if (response.getStatus() == SWITCHING_PROTOCOLS) {
        context.getConnection().setMaxAsyncWriteQueueSize(QUEUE_OF_A_SOCKET);
        sockets.upgraded(peer);
      } else if (part instanceof HttpContent content && content.isLast()) {
        sockets.answered(peer);
      } else {
        sockets.streaming(peer);
      }
    }
    return context.getInvokeAction();
  }
}
