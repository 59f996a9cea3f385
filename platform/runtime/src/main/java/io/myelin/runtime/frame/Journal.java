package io.myelin.runtime.frame;

import io.myelin.primitives.NetUid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a block tells besides its state: events and payouts in order. Not safe for threads. */
public final class Journal {
  private final List<Entry> events = new ArrayList<>();
  private final List<Payout> payouts = new ArrayList<>();
  private final List<NetUid> epochs = new ArrayList<>();
  private Optional<Integer> extrinsic = Optional.empty();

  /**
   * One event.
   *
   * @param extrinsic the index of the extrinsic it happened in; empty for initialisation
   */
  public record Entry(Optional<Integer> extrinsic, Record event) {}

  /** What follows happens in this extrinsic. */
  public void enter(int index) {
    extrinsic = Optional.of(index);
  }

  public void emit(Record event) {
    events.add(new Entry(extrinsic, event));
  }

  public void pay(Payout payout) {
    payouts.add(payout);
  }

  /** A subnet's epoch is closed. */
  public void closed(NetUid netuid) {
    epochs.add(netuid);
  }

  /** Runs the body; an exception takes back what the body told, and is passed on. */
  public void layer(Runnable body) {
    int eventsBefore = events.size();
    int payoutsBefore = payouts.size();
    boolean done = false;
    try {
      body.run();
      done = true;
    } finally {
      if (!done) {
        events.subList(eventsBefore, events.size()).clear();
        payouts.subList(payoutsBefore, payouts.size()).clear();
      }
    }
  }

  public List<Entry> events() {
    return Collections.unmodifiableList(events);
  }

  public List<Payout> payouts() {
    return Collections.unmodifiableList(payouts);
  }

  /** Subnets whose epoch was closed, in order. */
  public List<NetUid> epochs() {
    return Collections.unmodifiableList(epochs);
  }
}
