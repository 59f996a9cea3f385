package io.myelin.node.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final long NOW = System.nanoTime();
  private final Peer reader = new Peer(true);
  private final Peer silent = new Peer(false);
  private volatile Outbox watched = reader.outbox;

  @Test
  void shouldSendInOrderWithoutGrowingTheStack() {
    List<String> messages = IntStream.range(0, 100_000).mapToObj(Integer::toString).toList();
    messages.forEach(reader.outbox::send);
    assertEquals(messages, reader.received);
  }

  @Test
  void shouldCloseAPeerThatStoppedReadingAndNobodyElse() {
    silent.outbox.send("never read");
    reader.outbox.send("read");
    long late = System.nanoTime() + TimeUnit.SECONDS.toNanos(11);
    for (Peer peer : List.of(silent, reader)) {
      peer.outbox.checkTimeout(late, 10);
    }
    assertEquals("send timed out", silent.closedWith().getReasonPhrase());
    assertEquals(CloseReason.CloseCodes.TRY_AGAIN_LATER, silent.closedWith().getCloseCode());
    assertTrue(reader.closed.isEmpty());
    reader.outbox.send("still read");
    assertEquals(List.of("read", "still read"), reader.received);
  }

  /** The watchdog may look at any moment of a message that has only just begun. */
  @Test
  void shouldNotHoldAnEarlierTimeAgainstAMessageThatBegins() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread watchdog =
        new Thread(
            () -> {
              while (!over.get()) {
                watched.checkTimeout(System.nanoTime(), 10);
              }
            });
    watchdog.setDaemon(true);
    watchdog.start();
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Peer peer = new Peer(true);
      peers.add(peer);
      watched = peer.outbox;
      peer.outbox.send("read");
    }
    over.set(true);
    watchdog.join();
    assertEquals(0, peers.stream().filter(peer -> peer.closed.isPresent()).count(), "closed");
  }

  @Test
  void shouldNotCloseAPeerThatHasNothingToRead() {
    reader.outbox.send("read");
    reader.outbox.checkTimeout(NOW + TimeUnit.HOURS.toNanos(1), 10);
    assertTrue(reader.closed.isEmpty());
  }

  @Test
  void shouldBoundWhatWaitsForASlowPeer() {
    String megabyte = "x".repeat(1 << 20);
    for (int i = 0; i < (Outbox.LIMIT >> 20); i++) {
      silent.outbox.send(megabyte);
    }
    assertTrue(silent.closed.isEmpty());
    silent.outbox.send("one too many");
    assertEquals("slow consumer", silent.closedWith().getReasonPhrase());
    silent.outbox.send("dropped");
    assertEquals(1, silent.received.size());
  }

  /** Many sockets that each stay below what one may have. */
  @Test
  void shouldEndTheSocketThatHoldsMostWhenAllTogetherHoldTooMuch() {
    Unread unread = new Unread(10);
    Peer small = new Peer(false, unread);
    Peer large = new Peer(false, unread);
    Peer newest = new Peer(false, unread);
    Peer reads = new Peer(true, unread);
    small.outbox.send("123");
    large.outbox.send("1234");
    large.outbox.send("5");
    for (int i = 0; i < 100; i++) {
      reads.outbox.send("r");
    }
    newest.outbox.send("12");
    assertTrue(large.closed.isEmpty());
    newest.outbox.send("3");
    assertEquals("too many unread answers", large.closedWith().getReasonPhrase());
    newest.outbox.send("4567");
    assertTrue(small.closed.isEmpty() && newest.closed.isEmpty());
  }

  @Test
  void shouldEndWhenASendFails() {
    reader.fails = true;
    reader.outbox.send("lost");
    assertEquals("send failed", reader.closedWith().getReasonPhrase());
    assertFalse(reader.received.isEmpty());
  }

  @Test
  void shouldEndWhenASocketRefusesToSend() {
    reader.refuses = true;
    reader.outbox.send("lost");
    assertEquals("send failed", reader.closedWith().getReasonPhrase());
    reader.outbox.send("dropped");
    assertEquals(1, reader.received.size());
  }

  /** A socket whose peer takes messages at once, or never. */
  private static final class Peer {
    private final List<String> received = new ArrayList<>();
    private Optional<CloseReason> closed = Optional.empty();
    private boolean fails;
    private boolean refuses;
    private final Outbox outbox;

    Peer(boolean reads) {
      this(reads, new Unread(Long.MAX_VALUE));
    }

    Peer(boolean reads, Unread unread) {
      RemoteEndpoint.Async remote =
          Fakes.of(
              RemoteEndpoint.Async.class,
              (method, arguments) -> {
                received.add((String) arguments[0]);
                if (refuses) {
                  throw new IllegalStateException("closing");
                }
                if (reads) {
                  ((SendHandler) arguments[1])
                      .onResult(
                          fails ? new SendResult(new IllegalStateException()) : new SendResult());
                }
                return Optional.empty();
              });
      Session session =
          Fakes.of(
              Session.class,
              (method, arguments) -> {
                if (method.equals("getAsyncRemote")) {
                  return Optional.of(remote);
                }
                closed = Optional.of((CloseReason) arguments[0]);
                return Optional.empty();
              });
      outbox = new Outbox(session, Runnable::run, unread);
      unread.open().add(outbox);
    }

    CloseReason closedWith() {
      return closed.orElseThrow(() -> new AssertionError("still open"));
    }
  }
}
