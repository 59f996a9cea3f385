package io.myelin.door;

/** One socket and what it is about at the moment. Guarded by its {@link Sockets}. */
final class Visit {
  /** What a socket does. */
  enum Phase {
    /** Between two requests, or before the first. */
    IDLE,
    /** A part of a request has come. */
    SENDING,
    /** The request has come; the node works on it. */
    ASKED,
    /** A part of the answer is written; it may be a stream without end. */
    STREAMING,
    /** The request is not wanted; its sender still has to read why. */
    REFUSED,
    /** A web socket that nothing was said on yet. */
    SILENT_SOCKET,
    /** A web socket in use. */
    SOCKET
  }

  /** What one read costs at least in memory, however few bytes it brings. */
  static final int LEAST_COST = 512;

  private final Peer peer;
  private final String address;
  private Phase phase = Phase.IDLE;
  private long since;
  private long received;
  private long cost;
  private long written;
  private long unread;
  private long unreadSince;
  private long takenBefore;

  Visit(Peer peer, long now) {
    this.peer = peer;
    this.address = peer.address();
    this.since = now;
  }

  Peer peer() {
    return peer;
  }

  String address() {
    return address;
  }

  Phase phase() {
    return phase;
  }

  long since() {
    return since;
  }

  /** Of a request that is not answered yet. */
  long cost() {
    return cost;
  }

  /** As of the last look. */
  long unread() {
    return unread;
  }

  void received(int bytes, long now) {
    if (phase == Phase.IDLE) {
      enter(Phase.SENDING, now);
    }
    if (phase == Phase.SENDING) {
      received += bytes;
      cost += Math.max(bytes, LEAST_COST);
    } else if (phase == Phase.SILENT_SOCKET) {
      phase = Phase.SOCKET;
    }
  }

  void enter(Phase next, long now) {
    if (isSocket() || next == Phase.STREAMING && phase == next) {
      return; // what follows an upgrade is no request any more
    }
    phase = next;
    since = now;
    received = 0;
    if (next != Phase.ASKED) {
      cost = 0;
    }
  }

  void written(int bytes) {
    written += bytes;
  }

  /** Looks at what is not taken yet; time runs from when there was nothing left. */
  void look(long now) {
    long before = unread;
    unread = peer.unread();
    if (before == 0 && unread > 0) {
      unreadSince = now;
      takenBefore = written - unread;
    }
  }

  boolean isSendingTooSlowly(Bounds bounds, long now) {
    return (phase == Phase.SENDING || phase == Phase.REFUSED)
        && bounds.tooSlow(now - since, received);
  }

  boolean isReadingTooSlowly(Bounds bounds, long now) {
    return unread > 0 && bounds.tooSlow(now - unreadSince, written - unread - takenBefore);
  }

  private boolean isSocket() {
    return phase == Phase.SILENT_SOCKET || phase == Phase.SOCKET;
  }

  /** Whether it is the peer who keeps others waiting and not the node. */
  boolean waitsForPeer() {
    return phase == Phase.IDLE
        || phase == Phase.SENDING
        || phase == Phase.REFUSED
        || phase == Phase.SILENT_SOCKET
        || unread > 0;
  }

  /** Whether it may last for as long as the peer likes. */
  boolean lasts() {
    return phase == Phase.STREAMING || phase == Phase.SOCKET;
  }
}
