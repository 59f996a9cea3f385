package io.myelin.host.job;

import io.myelin.api.host.Job;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A job and how far it is. Its steps are taken by one thread after the other, and read by any. */
public final class OpenJob {
  /** Where a step is. */
  public enum State {
    NEXT,
    RUNNING,
    WAITING,
    DONE,
    FAILED,
    LEFT_OUT;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What was asked for.
   *
   * @param what as the audit log names it
   * @param cli the command that does the same
   * @param curl the call that does the same
   */
  public record Ask(String what, String target, String who, String cli, String curl) {}

  private record Step(State state, Optional<Instant> time, String sentence) {}

  private final String id;
  private final Ask ask;
  private final InstantSource clock;
  private final Instant begun;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  /** Open while the first thread is at work, which whoever asked waits for. */
  private final CountDownLatch settled = new CountDownLatch(1);

  private String cli;
  private Optional<String> plugin = Optional.empty();
  private Optional<Instant> ended = Optional.empty();

  OpenJob(String id, Ask ask, List<String> names, InstantSource clock) {
    this.id = id;
    this.ask = ask;
    this.cli = ask.cli();
    this.clock = clock;
    this.begun = clock.instant();
    names.forEach(name -> steps.put(name, new Step(State.NEXT, Optional.empty(), "")));
  }

  public String id() {
    return id;
  }

  /** Whether it does this to that. */
  public boolean does(String what, String target) {
    return ask.what().equals(what) && ask.target().equals(target);
  }

  /** The plugin it is about, as soon as that is known. */
  public synchronized Optional<String> plugin() {
    return plugin;
  }

  public synchronized void about(String id) {
    plugin = Optional.of(id);
  }

  /** The command that does the same, as soon as more of it is known. */
  public synchronized void asTyped(String command) {
    cli = command;
  }

  /** A step is in another state, or says something else of it. */
  public synchronized void step(String name, State state, String sentence) {
    Step before = steps.get(name);
    if (before == null || ended.isPresent()) {
      throw new IllegalStateException("the job has no such step, or has ended: " + name);
    }
    Optional<Instant> since =
        before.state() == state ? before.time() : Optional.of(clock.instant());
    steps.put(name, new Step(state, since, sentence));
    boolean over =
        state == State.FAILED
            || steps.values().stream()
                .allMatch(each -> each.state() == State.DONE || each.state() == State.LEFT_OUT);
    if (over) {
      ended = Optional.of(clock.instant());
      settle();
    }
  }

  /** Why it failed; empty when it did not. */
  public synchronized Optional<String> failure() {
    return steps.values().stream()
        .filter(step -> step.state() == State.FAILED)
        .map(Step::sentence)
        .findFirst();
  }

  public synchronized boolean ended() {
    return ended.isPresent();
  }

  /** From now on it goes on by itself. */
  public void settle() {
    settled.countDown();
  }

  /** Waits until it has ended or goes on by itself, or for as long as its caller has patience. */
  public void awaitSettled(long millis) throws InterruptedException {
    settled.await(millis, TimeUnit.MILLISECONDS);
  }

  public synchronized Job view() {
    return new Job(
        id,
        ask.what(),
        ask.target(),
        ask.who(),
        state(),
        begun,
        ended,
        plugin,
        steps.entrySet().stream()
            .map(
                each ->
                    new Job.Step(
                        each.getKey(),
                        each.getValue().state().word(),
                        each.getValue().time(),
                        each.getValue().sentence()))
            .toList(),
        cli,
        ask.curl());
  }

  private String state() {
    if (steps.values().stream().anyMatch(step -> step.state() == State.FAILED)) {
      return "failed";
    }
    boolean waits = steps.values().stream().anyMatch(step -> step.state() == State.WAITING);
    return ended.isPresent() ? "done" : waits ? "waiting" : "running";
  }
}
