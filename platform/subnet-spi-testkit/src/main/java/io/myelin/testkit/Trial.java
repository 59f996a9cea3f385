package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.contract.RecordJson;
import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Task;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.MinerRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Tries a subnet with what a node and its strangers will do to it. Each check throws an
 * AssertionError that says what was seen.
 */
public final class Trial {
  /** What a node allows before it ends the miner's worker. */
  private static final int CANCEL_SECONDS = 5;

  private static final Duration ENDING = Duration.ofMinutes(1);

  private final Subnet subnet;
  private final Map<String, Path> models = new LinkedHashMap<>();
  private Map<String, String> miner = Map.of();
  private Map<String, String> validator = Map.of();

  private Trial(Subnet subnet) {
    this.subnet = subnet;
  }

  public static Trial of(Subnet subnet) {
    return new Trial(subnet);
  }

  public Trial miner(Map<String, String> settings) {
    miner = Map.copyOf(settings);
    return this;
  }

  public Trial validator(Map<String, String> settings) {
    validator = Map.copyOf(settings);
    return this;
  }

  public Trial model(String name, Path file) {
    models.put(name, file);
    return this;
  }

  /** All checks that need no more than the subnet itself. */
  public void all() throws Exception {
    describesItself();
    drawsTheSameElsewhere();
    withstandsStrangers();
    leavesNoThread();
  }

  /** Its description can be made, and reads back as it was written. */
  public void describesItself() {
    SubnetDescription made = SubnetDescription.of("trial", "1.0.0", subnet);
    made.difference(SubnetDescription.parse(made.json()))
        .ifPresent(
            part -> {
              throw failed("the description's part " + part + " does not read back");
            });
    if (made.tasks().isEmpty()) {
      throw failed("the manifest names no task");
    }
  }

  /** The same seeds draw the same questions in another JVM, language and character set. */
  public void drawsTheSameElsewhere() throws Exception {
    String here = DrawMain.digest(subnet, validator, models);
    String there = DrawMain.elsewhere(subnet, validator);
    if (!here.equals(there)) {
      throw failed(
          "two JVMs drew different questions from the same seeds; draw from Draw.random() only,"
              + " never from a clock, Math.random, a hash order or the default character set");
    }
  }

  /** Spoilt questions are refused as the caller's fault, or answered; nothing else breaks. */
  public void withstandsStrangers() throws Exception {
    try (Stage stage = new Stage(subnet, models)) {
      MinerRole role = stage.miner("miner", miner);
      for (Planned good : questions(stage)) {
        Task<?, ?> task = task(good.task());
        for (var spoilt :
            HostileQuestions.of(good.question(), RecordJson.schema(task.question()))) {
          try {
            role.answer(
                good.task(), spoilt.question(), stage.attachments(), new LocalCall(task.limit()));
          } catch (SubnetException e) {
            if (e.blame() != Blame.CALLER) {
              throw failed(
                  task
                      + " with "
                      + spoilt.what()
                      + " was blamed on "
                      + e.blame()
                      + ": "
                      + e.getMessage());
            }
          } catch (Exception e) {
            throw failed(task + " with " + spoilt.what() + " ended in " + e);
          }
        }
      }
    }
  }

  /** A question nobody waits for any more ends within 5 seconds. */
  public void stopsWhenCancelled() throws Exception {
    try (Stage stage = new Stage(subnet, models)) {
      MinerRole role = stage.miner("miner", miner);
      for (Planned planned : questions(stage)) {
        LocalCall call = new LocalCall(task(planned.task()).limit());
        CompletableFuture<Void> answer =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    role.answer(planned.task(), planned.question(), stage.attachments(), call);
                  } catch (Exception cancelled) {
                    // an answer that was stopped may fail as it likes
                  }
                });
        call.cancel();
        try {
          answer.get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          throw failed(planned.task() + " went on for 5 seconds after it was cancelled");
        } catch (ExecutionException e) {
          throw failed(planned.task() + " ended in " + e.getCause());
        }
      }
    }
  }

  /**
   * A role that was opened, used and closed leaves no thread behind. Threads outside the group that
   * plugins run in are the JDK's own, such as Java2D's, which it starts once and keeps.
   */
  public void leavesNoThread() throws Exception {
    leavesNoThread(ENDING);
  }

  void leavesNoThread(Duration ending) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Market market = Market.of(subnet).miner("miner", miner).validator(validator);
    models.forEach(market::model);
    market.rounds(1);
    Set<Thread> left = new LinkedHashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(thread -> !isOurs(thread));
    long end = System.nanoTime() + ending.toNanos();
    for (Thread thread : left) {
      TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
    }
    left.removeIf(thread -> !thread.isAlive());
    if (!left.isEmpty()) {
      throw failed(
          "threads were left running: "
              + left.stream().map(Thread::getName).collect(Collectors.joining(", ")));
    }
  }

  private static boolean isOurs(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && Thread.currentThread().getThreadGroup().parentOf(group);
  }

  private List<Planned> questions(Stage stage) throws Exception {
    Plan plan =
        stage.validator(validator).plan(Market.seed(0), 0, JsonNodeFactory.instance.objectNode());
    Map<String, Planned> first = new LinkedHashMap<>();
    plan.questions().forEach(each -> first.putIfAbsent(each.task(), each));
    return List.copyOf(first.values());
  }

  private Task<?, ?> task(String name) {
    return subnet.manifest().tasks().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static AssertionError failed(String sentence) {
    return new AssertionError(sentence);
  }
}
