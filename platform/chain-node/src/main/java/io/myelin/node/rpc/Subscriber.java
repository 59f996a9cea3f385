package io.myelin.node.rpc;

/** One socket. Messages are queued in the order of the calls; the call never blocks. */
@FunctionalInterface
public interface Subscriber {
  void send(String message);

  /** Ends the socket, of which messages were lost: who reads it must not think to know all. */
  default void end(String why) {}
}
