package io.myelin.node.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request: its parameters, who asked, and what follows once the reply is out. */
final class Call {
  private final Params params;
  private final Optional<Subscriber> subscriber;
  private final Effects effects;

  Call(Params params, Optional<Subscriber> subscriber, Reads reads) {
    this.params = params;
    this.subscriber = subscriber;
    this.effects = new Effects(new ArrayList<>(), new ArrayList<>(), reads);
  }

  /**
   * What a request leaves to be done, and what it may still ask for.
   *
   * @param after once the reply is out
   * @param undo instead, when the reply is not given after all
   */
  record Effects(List<Runnable> after, List<Runnable> undo, Reads reads) {
    void add(Effects more) {
      after.addAll(more.after);
      undo.addAll(more.undo);
    }
  }

  Params params() {
    return params;
  }

  Subscriber subscriber() throws RpcException {
    return subscriber.orElseThrow(
        () ->
            new RpcException(
                -32000, "Subscriptions need a WebSocket", "use ws:// at the same address"));
  }

  void after(Runnable task) {
    effects.after.add(task);
  }

  void undo(Runnable task) {
    effects.undo.add(task);
  }

  Reads reads() {
    return effects.reads;
  }

  Effects effects() {
    return effects;
  }
}
