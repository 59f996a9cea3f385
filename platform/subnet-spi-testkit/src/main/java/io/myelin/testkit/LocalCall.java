package io.myelin.testkit;

import io.myelin.spi.Answering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call that a test can cancel, and whose parts it can look at. */
public final class LocalCall implements Answering.Call {
  private static final Answering.Caller CALLER =
      new Answering.Caller("validator", true, true, 1_000_000_000_000L);

  private final Instant deadline;
  private final List<Runnable> stops = new ArrayList<>();
  private final List<Record> parts = new CopyOnWriteArrayList<>();
  private boolean cancelled;

  public LocalCall(Duration limit) {
    this.deadline = Instant.now().plus(limit);
  }

  void cancel() {
    List<Runnable> now;
    synchronized (stops) {
      cancelled = true;
      now = List.copyOf(stops);
      stops.clear();
    }
    now.forEach(Runnable::run);
  }

  List<Record> parts() {
    return List.copyOf(parts);
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public boolean cancelled() {
    synchronized (stops) {
      return cancelled;
    }
  }

  @Override
  public void onCancel(Runnable stop) {
    synchronized (stops) {
      if (!cancelled) {
        stops.add(stop);
        return;
      }
    }
    stop.run();
  }

  @Override
  public Answering.Caller caller() {
    return CALLER;
  }

  @Override
  public void emit(Record part) {
    parts.add(part);
  }
}
