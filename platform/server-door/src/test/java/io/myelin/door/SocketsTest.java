package io.myelin.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private static final int PATIENCE = 20;
  private static final int RATE = 1_000;
  private final Bounds bounds = new Bounds(4, PATIENCE, RATE, 1 << 20, 100_000);
  private long now = 1;
  private final Sockets sockets = new Sockets(bounds, () -> now);

  @Test
  void shouldEndARequestThatDripsHoweverOftenAByteComes() {
    Visitor dripping = arrive("192.0.2.1");
    for (int second = 0; second <= PATIENCE; second++) {
      sockets.received(dripping, 1);
      after(1);
    }

    assertEquals(List.of(Dismissal.TOO_SLOW), dripping.heard);
  }

  @Test
  void shouldGiveALargeRequestTheTimeItsBytesBuy() {
    Visitor slow = arrive("192.0.2.1");
    for (int second = 0; second < 60; second++) {
      sockets.received(slow, RATE);
      after(1);
    }
    sockets.whole(slow);
    after(3_600);

    assertTrue(slow.heard.isEmpty(), slow.heard.toString());
  }

  @Test
  void shouldEndAReaderWhoTakesAByteNowAndThen() {
    Visitor reader = arrive("192.0.2.1");
    ask(reader);
    sockets.written(reader, 50_000);
    sockets.answered(reader);
    reader.unread = 50_000;
    for (int second = 0; second <= PATIENCE + 1; second++) {
      after(1);
      reader.unread--;
    }

    assertEquals(List.of(Dismissal.SILENT), reader.heard);
  }

  @Test
  void shouldLetAReaderWhoTakesEnoughGoOn() {
    Visitor reader = arrive("192.0.2.1");
    ask(reader);
    sockets.written(reader, 90_000);
    reader.unread = 90_000;
    for (int second = 0; second < 80; second++) {
      after(1);
      reader.unread -= RATE;
    }

    assertTrue(reader.heard.isEmpty(), reader.heard.toString());
  }

  @Test
  void shouldTakeThePlaceOfANewcomerFromTheAddressThatHasMost() {
    Visitor neighbour = arrive("192.0.2.1");
    after(1);
    Visitor first = arrive("192.0.2.66");
    after(1);
    arrive("192.0.2.66");
    arrive("192.0.2.66");
    Visitor newcomer = arrive("192.0.2.7");

    assertEquals(List.of(Dismissal.SILENT), first.heard);
    assertTrue(neighbour.heard.isEmpty());
    assertTrue(newcomer.heard.isEmpty());
  }

  @Test
  void shouldKeepWhoIsBeingAnsweredAndSocketsInUseSinceBeforeTheCrowd() {
    Visitor asked = arrive("127.0.0.1");
    ask(asked);
    Visitor wallet = socket("127.0.0.1", 10);
    after(1);
    Visitor silent = socket("127.0.0.1", 0);
    after(1);
    Visitor late = socket("127.0.0.1", 10);
    after(1);
    Visitor latest = socket("127.0.0.1", 10);
    assertEquals(List.of(Dismissal.SILENT), silent.heard);

    arrive("127.0.0.1");
    assertEquals(List.of(Dismissal.SILENT), latest.heard);
    for (Visitor kept : List.of(asked, wallet, late)) {
      assertTrue(kept.heard.isEmpty());
    }
  }

  @Test
  void shouldRefuseANewcomerWhenEverybodyIsBeingAnswered() {
    for (int i = 0; i < bounds.sockets(); i++) {
      ask(arrive("192.0.2.1"));
    }

    assertEquals(List.of(Dismissal.SILENT), arrive("192.0.2.2").heard);
  }

  @Test
  void shouldBoundTheMemoryOfAllUnfinishedRequestsTogether() {
    List<Visitor> senders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Visitor sender = arrive("192.0.2." + i);
      sockets.received(sender, 40_000);
      senders.add(sender);
      after(1);
    }

    assertEquals(List.of(Dismissal.NO_ROOM), senders.get(0).heard);
    assertTrue(senders.get(2).heard.isEmpty());
  }

  @Test
  void shouldTakeTheMemoryFromTheAddressThatHasMost() {
    Visitor honest = arrive("192.0.2.1");
    sockets.received(honest, 30_000);
    after(1);
    List<Visitor> crowd = List.of(arrive("192.0.2.2"), arrive("192.0.2.2"));
    crowd.forEach(each -> sockets.received(each, 40_000));
    after(1);

    assertEquals(List.of(), honest.heard, "though his is the oldest");
    assertEquals(List.of(Dismissal.NO_ROOM), crowd.get(0).heard);
    assertEquals(List.of(), crowd.get(1).heard);
  }

  @Test
  void shouldBoundTheMemoryOfAllUnreadAnswersTogether() {
    Visitor greedy = arrive("192.0.2.1");
    Visitor modest = arrive("192.0.2.2");
    greedy.unread = 90_000;
    modest.unread = 20_000;
    sockets.look();

    assertEquals(List.of(Dismissal.SILENT), greedy.heard);
    assertTrue(modest.heard.isEmpty());
  }

  @Test
  void shouldThrowAwayWhatComesAfterARefusal() {
    Visitor large = arrive("192.0.2.1");
    assertTrue(sockets.received(large, 500));
    sockets.refused(large);

    assertFalse(sockets.received(large, 500));
    after(PATIENCE + 1);
    assertEquals(List.of(Dismissal.SILENT), large.heard);
  }

  @Test
  void shouldTellWhyAsAProblemDocument() {
    String answer = new String(Dismissal.TOO_SLOW.answer(), StandardCharsets.US_ASCII);
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);

    assertTrue(answer.startsWith("HTTP/1.1 408 request timeout\r\n"), answer);
    assertTrue(answer.contains("\r\nContent-Length: " + body.length() + "\r\n"), answer);
    assertTrue(body.contains("\"code\":\"request-timeout\""), body);
  }

  private Visitor arrive(String address) {
    Visitor visitor = new Visitor(address);
    sockets.accepted(visitor);
    return visitor;
  }

  private void ask(Visitor visitor) {
    sockets.received(visitor, 100);
    sockets.whole(visitor);
  }

  private Visitor socket(String address, int said) {
    Visitor visitor = arrive(address);
    ask(visitor);
    sockets.upgraded(visitor);
    if (said > 0) {
      sockets.received(visitor, said);
    }
    return visitor;
  }

  private void after(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    sockets.look();
  }

  private static final class Visitor implements Peer {
    private final String address;
    private final List<Dismissal> heard = new ArrayList<>();
    private long unread;

    Visitor(String address) {
      this.address = address;
    }

    @Override
    public String address() {
      return address;
    }

    @Override
    public long unread() {
      return unread;
    }

    @Override
    public void dismiss(Dismissal why) {
      heard.add(why);
    }
  }
}
