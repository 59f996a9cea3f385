package io.myelin.host.validator;

import io.myelin.host.validator.Round.Reply;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Has the answers of a round judged a few miners at a time, so that long answers never fill a frame
 * or the worker's memory. Answers that cannot be judged, or that end the worker, cost their own
 * miner, nobody else: the others of its group are judged one by one in the next worker.
 */
final class Judging {
  private static final Logger LOG = Logger.getLogger(Judging.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** How long a round may wait for calls that end workers and for the workers after them. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int TOGETHER = 4;

  /** Gives the worker that comes after one that is gone or stuck; empty when none does in time. */
  interface Replacing {
    Optional<PluginClient> after(PluginClient ended, String reason, Duration limit);
  }

  /**
   * What a round came to.
   *
   * @param unjudged miners about whom nothing is known, because no worker was left for them
   * @param groups those who were judged in one call
   * @param plugin of the worker that judged last
   */
  record Result(
      List<Judged> judgements,
      Set<String> unjudged,
      List<List<String>> groups,
      PluginClient plugin) {}

  private final List<Planned> questions;
  private final Suspects suspects;
  private final Replacing replacing;
  private Duration left;
  private PluginClient plugin;

  Judging(PluginClient plugin, List<Planned> questions, Suspects suspects, Replacing replacing) {
    this(plugin, questions, suspects, replacing, PATIENCE);
  }

  Judging(
      PluginClient plugin,
      List<Planned> questions,
      Suspects suspects,
      Replacing replacing,
      Duration patience) {
    this.left = patience;
    this.plugin = plugin;
    this.questions = questions;
    this.suspects = suspects;
    this.replacing = replacing;
  }

  /**
   * Judges whatever can be judged; who gave no answer has 0 without that.
   *
   * @throws WorkerFault when nothing can, or when the plugin needs its operator
   */
  Result judge(List<Reply> replies) {
    suspects.forgetOthersThan(replies.stream().map(Reply::miner).collect(Collectors.toSet()));
    List<String> answering =
        replies.stream().filter(each -> each.status() == 200).map(Reply::miner).distinct().toList();
    Deque<List<String>> waiting = suspects.groups(answering, TOGETHER);
    List<Judged> judgements = new ArrayList<>();
    List<List<String>> groups = new ArrayList<>();
    Optional<WorkerFault> last = Optional.empty();
    while (!waiting.isEmpty() && !left.isNegative()) {
      List<String> group = waiting.remove();
      long begun = System.nanoTime();
      try {
        judgements.addAll(judge(replies, group));
        groups.add(group);
        suspects.clear(group);
      } catch (WorkerFault e) {
        if (e.blame() == Blame.OPERATOR) {
          throw e;
        }
        last = Optional.of(e);
        if (group.size() == 1) {
          LOG.warning(() -> "the answers of " + group + " cannot be judged: " + e.getMessage());
        }
        if (!e.ended()) {
          reversed(singles(group)).forEach(waiting::addFirst);
          continue;
        }
        boolean goesOn = replaced(e, begun);
        left = left.minusNanos(System.nanoTime() - begun);
        if (!goesOn) {
          waiting.add(group);
          break;
        }
        suspects.add(group);
        waiting.addAll(singles(group));
      }
    }
    Set<String> unjudged = new LinkedHashSet<>();
    waiting.forEach(unjudged::addAll);
    unjudged.removeIf(suspects::ended);
    if (last.isPresent() && judgements.isEmpty() && !unjudged.isEmpty()) {
      throw last.get();
    }
    return new Result(judgements, unjudged, groups, plugin);
  }

  /** What is left to try after a group failed together; nothing when it was one miner. */
  private static List<List<String>> singles(List<String> group) {
    return group.size() == 1 ? List.of() : group.stream().map(List::of).toList();
  }

  private static List<List<String>> reversed(List<List<String>> groups) {
    List<List<String>> reversed = new ArrayList<>(groups);
    Collections.reverse(reversed);
    return reversed;
  }

  private boolean replaced(WorkerFault e, long begun) {
    Duration rest = left.minusNanos(System.nanoTime() - begun);
    Optional<PluginClient> next = replacing.after(plugin, String.valueOf(e.getMessage()), rest);
    next.ifPresent(fresh -> plugin = fresh);
    return next.isPresent();
  }

  private List<Judged> judge(List<Reply> replies, List<String> group) {
    List<Reply> theirs = replies.stream().filter(each -> group.contains(each.miner())).toList();
    return plugin.judge(Round.forJudging(questions, theirs), LIMIT);
  }
}
