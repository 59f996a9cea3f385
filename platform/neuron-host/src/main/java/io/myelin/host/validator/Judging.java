package io.myelin.host.validator;

import io.myelin.host.validator.Round.Reply;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.PluginException.Category;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/**
 * Has answers judged a few miners at a time, so that long answers never fill a frame or the
 * worker's memory; answers that cannot be judged cost their own miner, nobody else.
 */
final class Judging {
  private static final Logger LOG = Logger.getLogger(Judging.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int TOGETHER = 4;

  private final PluginClient plugin;
  private final List<Challenge> challenges;

  Judging(PluginClient plugin, List<Challenge> challenges) {
    this.plugin = plugin;
    this.challenges = challenges;
  }

  List<Judgement> judge(List<Reply> replies) {
    List<String> miners = replies.stream().map(Reply::miner).distinct().toList();
    List<Judgement> judgements = new ArrayList<>();
    for (int from = 0; from < miners.size(); from += TOGETHER) {
      List<String> group = miners.subList(from, Math.min(miners.size(), from + TOGETHER));
      judgements.addAll(judge(replies, group));
    }
    return judgements;
  }

  private List<Judgement> judge(List<Reply> replies, List<String> group) {
    List<Reply> theirs = replies.stream().filter(each -> group.contains(each.miner())).toList();
    try {
      return plugin.judge(Round.forJudging(challenges, theirs), LIMIT);
    } catch (WorkerFault e) {
      if (e.ended() || e.category() == Category.OPERATOR) {
        throw e;
      }
      if (group.size() > 1) {
        return group.stream().flatMap(each -> judge(replies, List.of(each)).stream()).toList();
      }
      LOG.warning(() -> "the answers of " + group + " cannot be judged: " + e.getMessage());
      return List.of();
    }
  }
}
