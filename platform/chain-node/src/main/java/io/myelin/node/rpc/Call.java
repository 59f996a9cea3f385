package io.myelin.node.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request: its parameters, who asked, and what follows once the reply is out. */
final class Call {
  private final Params params;
  private final Optional<Subscriber> subscriber;
  private final List<Runnable> after = new ArrayList<>();

  Call(Params params, Optional<Subscriber> subscriber) {
    this.params = params;
    this.subscriber = subscriber;
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
    after.add(task);
  }

  List<Runnable> after() {
    return after;
  }
}
