package io.myelin.door;

import io.myelin.door.Visit.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * All open sockets and what each may hold. Time is bounded for whole requests and answers, not for
 * single bytes, so that nobody lasts by sending or taking one now and then. Places and memory are
 * bounded for all together: who needs one more takes it from the address that has most of them, and
 * there from whoever waits longest; so a stranger with many sockets takes his own places, and on
 * one address, which neurons and proxies share, those who come and go are served.
 */
final class Sockets {
  /** Of traffic; what all hold together is counted no more often. */
  private static final long LOOK_BYTES = 1 << 20;

  private final Bounds bounds;
  private final LongSupplier nanoTime;
  private final Map<Peer, Visit> visits = new HashMap<>();
  private long sinceLook;

  Sockets(Bounds bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.nanoTime = nanoTime;
  }

  void accepted(Peer peer) {
    Optional<Visit> leaving;
    synchronized (this) {
      leaving = visits.size() < bounds.sockets() ? Optional.empty() : leaving();
      if (leaving.isEmpty() && visits.size() >= bounds.sockets()) {
        leaving = Optional.of(new Visit(peer, nanoTime.getAsLong()));
      } else {
        leaving.ifPresent(visit -> visits.remove(visit.peer()));
        visits.put(peer, new Visit(peer, nanoTime.getAsLong()));
      }
    }
    leaving.ifPresent(visit -> dismiss(visit, Dismissal.NO_ROOM));
  }

  synchronized void closed(Peer peer) {
    visits.remove(peer);
  }

  /** Whether anybody is to see these bytes; those after a refusal are thrown away. */
  boolean received(Peer peer, int bytes) {
    boolean wanted = false; // of a socket that was sent away nothing is read any more
    boolean look;
    synchronized (this) {
      Visit visit = visits.get(peer);
      if (visit != null) {
        visit.received(bytes, nanoTime.getAsLong());
        wanted = visit.phase() != Phase.REFUSED;
      }
      look = moved(Math.max(bytes, Visit.LEAST_COST));
    }
    if (look) {
      look();
    }
    return wanted;
  }

  /** The peer was told why; it gets the time of a request to hear it. */
  void refused(Peer peer) {
    enter(peer, Phase.REFUSED);
  }

  /** Of the peer's request nothing is missing any more. */
  void whole(Peer peer) {
    enter(peer, Phase.ASKED);
  }

  /** A part of the answer is written. */
  void streaming(Peer peer) {
    enter(peer, Phase.STREAMING);
  }

  /** The whole answer is written, though perhaps not taken. */
  void answered(Peer peer) {
    enter(peer, Phase.IDLE);
  }

  /** From now on the peer speaks WebSocket. */
  void upgraded(Peer peer) {
    enter(peer, Phase.SILENT_SOCKET);
  }

  private synchronized void enter(Peer peer, Phase phase) {
    Optional.ofNullable(visits.get(peer))
        .ifPresent(visit -> visit.enter(phase, nanoTime.getAsLong()));
  }

  void written(Peer peer, int bytes) {
    boolean look;
    synchronized (this) {
      Optional.ofNullable(visits.get(peer)).ifPresent(visit -> visit.written(bytes));
      look = moved(bytes);
    }
    if (look) {
      look();
    }
  }

  private boolean moved(int bytes) {
    sinceLook += bytes;
    return sinceLook >= LOOK_BYTES;
  }

  /** Ends who is too slow or has too much; called every second, and by much traffic. */
  void look() {
    List<Visit> slow = new ArrayList<>();
    List<Visit> unread = new ArrayList<>();
    List<Visit> beyond;
    synchronized (this) {
      long now = nanoTime.getAsLong();
      sinceLook = 0;
      for (Visit visit : visits.values()) {
        visit.look(now);
        if (visit.isSendingTooSlowly(bounds, now)) {
          slow.add(visit);
        } else if (visit.isReadingTooSlowly(bounds, now)) {
          unread.add(visit);
        }
      }
      unread.addAll(beyond(Visit::unread, Comparator.comparingLong(Visit::unread).reversed()));
      beyond = beyond(Visit::cost, greediest().thenComparingLong(Visit::since));
      beyond.removeIf(visit -> visit.phase() != Phase.SENDING); // the others are being answered
    }
    slow.forEach(visit -> dismiss(visit, Dismissal.TOO_SLOW));
    unread.forEach(visit -> dismiss(visit, Dismissal.SILENT));
    beyond.forEach(visit -> dismiss(visit, Dismissal.NO_ROOM));
  }

  /** First who is sending, by what his address has sent together. */
  private Comparator<Visit> greediest() {
    Map<String, Long> byAddress = new HashMap<>();
    visits.values().forEach(visit -> byAddress.merge(visit.address(), visit.cost(), Long::sum));
    return Comparator.<Visit, Boolean>comparing(visit -> visit.phase() != Phase.SENDING)
        .thenComparingLong(visit -> -byAddress.getOrDefault(visit.address(), 0L));
  }

  /** Who has to go, in this order, lest all together have more bytes than there is memory for. */
  private List<Visit> beyond(ToLongFunction<Visit> bytes, Comparator<Visit> order) {
    long most = bounds.memoryBytes();
    long sum = visits.values().stream().mapToLong(bytes).sum();
    List<Visit> leaving = new ArrayList<>();
    if (sum > most) {
      for (Visit visit : visits.values().stream().sorted(order).toList()) {
        if (sum > most) {
          leaving.add(visit);
          sum -= bytes.applyAsLong(visit);
        }
      }
    }
    return leaving;
  }

  /**
   * Who gives way to a newcomer: of those who keep us waiting the first, of what may last the last,
   * as the first are in use since before the crowd came; nobody while all are just being answered.
   */
  private Optional<Visit> leaving() {
    long now = nanoTime.getAsLong();
    Map<String, Integer> byAddress = new HashMap<>();
    visits.values().forEach(visit -> byAddress.merge(visit.address(), 1, Integer::sum));
    visits.values().forEach(visit -> visit.look(now));
    return visits.values().stream()
        .filter(each -> each.waitsForPeer() || each.lasts())
        .min(
            Comparator.<Visit>comparingInt(each -> -byAddress.getOrDefault(each.address(), 0))
                .thenComparing(each -> !each.waitsForPeer())
                .thenComparingLong(each -> each.waitsForPeer() ? each.since() : -each.since()));
  }

  // Outside the lock: what closing a socket calls may come back here.
  private void dismiss(Visit visit, Dismissal why) {
    closed(visit.peer());
    visit.peer().dismiss(visit.phase() == Phase.SENDING ? why : Dismissal.SILENT);
  }
}
