package io.myelin.node.web;

import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.chain.RpcService;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * JSON-RPC over a socket at the bare address. One instance per socket; its requests are answered
 * one after the other on the container's thread, which is what slows a client that asks too fast.
 */
@ServerEndpoint("/")
public class RpcEndpoint {
  private static final Logger LOG = Logger.getLogger(RpcEndpoint.class.getName());
  private static final int LARGEST_REQUEST = 16 << 20;

  @Inject private RpcService service;
  @Inject private Outboxes outboxes;
  private Optional<Outbox> socket = Optional.empty();

  @OnOpen
  public void open(Session session) throws IOException {
    try {
      service.rpc();
    } catch (ChainUnavailableException notYet) {
      session.close(
          new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, "the chain is not open"));
      return;
    }
    IdleTimer.stop(session);
    Outbox outbox = outboxes.open(session);
    socket = Optional.of(outbox);
  }

  @OnMessage(maxMessageSize = LARGEST_REQUEST)
  public void text(Session session, String request) {
    socket.ifPresent(outbox -> service.rpc().handle(request, outbox));
  }

  @OnClose
  public void close(Session session, CloseReason reason) {
    socket.ifPresent(
        outbox -> {
          outboxes.closed(outbox);
          service.rpc().closed(outbox);
        });
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.log(Level.FINE, "socket {0}: {1}", new Object[] {session.getId(), failure.toString()});
  }
}
