package io.myelin.door;

/** The other end of a socket, as the bounds see it. */
interface Peer {
  /** Where it comes from, without the port. */
  String address();

  /** Bytes of answers that it has not taken yet. */
  long unread();

  /** Says why, where that can still be said, and ends the socket; never blocks. */
  void dismiss(Dismissal why);
}
