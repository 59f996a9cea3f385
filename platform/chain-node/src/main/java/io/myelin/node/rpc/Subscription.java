package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hash256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One stream of notifications; it holds them back until the reply with its id is out. */
final class Subscription {
  private final String id;
  private final String notification;
  private final Subscriber subscriber;
  private final List<byte[]> keys;
  private final Optional<Hash256> extrinsic;
  private final List<String> held = new ArrayList<>();
  private boolean released;
  private boolean ready;
  private long lastHeight = Long.MAX_VALUE;

  Subscription(
      String id,
      String notification,
      Subscriber subscriber,
      List<byte[]> keys,
      Optional<Hash256> extrinsic) {
    this.id = id;
    this.notification = notification;
    this.subscriber = subscriber;
    this.keys = keys;
    this.extrinsic = extrinsic;
  }

  String id() {
    return id;
  }

  String notification() {
    return notification;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  List<byte[]> keys() {
    return keys;
  }

  Optional<Hash256> extrinsic() {
    return extrinsic;
  }

  /** Blocks above this height are news; before that nothing is, and what was held is none. */
  synchronized void startAfter(long height) {
    lastHeight = height;
    held.clear();
  }

  /** Whether a block is news; each height counts once. */
  synchronized boolean advanceTo(long height) {
    if (height <= lastHeight) {
      return false;
    }
    lastHeight = height;
    return true;
  }

  /** True the first time: "ready" comes once, and before "inBlock". */
  synchronized boolean becomesReady() {
    boolean first = !ready;
    ready = true;
    return first;
  }

  void offer(JsonNode result) {
    offer(JsonRpc.write(result));
  }

  /** What many are told is written once. */
  synchronized void offer(String result) {
    String message = message(result);
    if (released) {
      subscriber.send(message);
    } else {
      held.add(message);
    }
  }

  /** Neither id nor name has a letter that JSON would have to escape. */
  private String message(String result) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\""
        + notification
        + "\",\"params\":{\"subscription\":\""
        + id
        + "\",\"result\":"
        + result
        + "}}";
  }

  /** Sends how things are, and then what was held meanwhile. */
  synchronized void begin(JsonNode now) {
    subscriber.send(message(JsonRpc.write(now)));
    release();
  }

  synchronized void release() {
    released = true;
    held.forEach(subscriber::send);
    held.clear();
  }
}
