package io.myelin.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.spi.Answering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A call of the host from when it arrives until it is answered. */
final class WorkerCall implements Answering.Call {
  private static final Logger LOG = Logger.getLogger(WorkerCall.class.getName());

  private final int session;
  private final Instant deadline;
  private final Answering.Caller caller;
  private final Sending parts;
  private final Executor stopping;
  private final List<Runnable> stops = new ArrayList<>();
  private boolean cancelled;
  private boolean begun;

  /** Takes a part to the host; blocks while the socket is full. */
  interface Sending {
    void part(ObjectNode part) throws InterruptedException;
  }

  /**
   * @param stopping runs what a plugin wants to be run when nobody waits any more
   */
  WorkerCall(
      int session, Duration limit, Answering.Caller caller, Sending parts, Executor stopping) {
    this.session = session;
    this.deadline = Instant.now().plus(limit);
    this.caller = caller;
    this.parts = parts;
    this.stopping = stopping;
  }

  /** Whose it is. */
  int session() {
    return session;
  }

  /** False when it was cancelled while it waited: then it is not to begin. */
  synchronized boolean begin() {
    begun = !cancelled;
    return begun;
  }

  /** True when it has not begun, and never will. */
  boolean cancel() {
    List<Runnable> now;
    boolean waiting;
    synchronized (this) {
      cancelled = true;
      waiting = !begun;
      now = List.copyOf(stops);
      stops.clear();
    }
    now.forEach(this::run);
    return waiting;
  }

  private void run(Runnable stop) {
    stopping.execute(
        () -> {
          try {
            stop.run();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a call could not be told to stop", e);
          }
        });
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public synchronized boolean cancelled() {
    return cancelled;
  }

  @Override
  public void onCancel(Runnable stop) {
    synchronized (this) {
      if (!cancelled) {
        stops.add(stop);
        return;
      }
    }
    run(stop);
  }

  @Override
  public Answering.Caller caller() {
    return caller;
  }

  @Override
  public void emit(Record part) throws InterruptedException {
    if (!cancelled()) {
      parts.part(RecordJson.write(part));
    }
  }
}
