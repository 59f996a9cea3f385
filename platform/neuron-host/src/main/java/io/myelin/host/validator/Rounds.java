package io.myelin.host.validator;

import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.axon.Dendrite;
import io.myelin.host.validator.Round.Reply;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.RoundScores;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;

/** Asks miners, has the answers judged, and keeps the means. */
final class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
  private static final Duration CHALLENGING = Duration.ofSeconds(10);

  private final Identity who;
  private final ChainClient chain;
  private final Worker worker;
  private final Notebook notebook;
  private final EvidenceLog evidence;
  private final Dendrite dendrite;
  private final Rehearsal rehearsal = new Rehearsal();
  private final Attendance attendance = new Attendance();
  private final Suspects suspects = new Suspects();
  private Optional<String> flaw = Optional.empty();
  private volatile RoundReport report;

  Rounds(Identity who, ChainClient chain, Worker worker, Notebook notebook, EvidenceLog evidence) {
    this.who = who;
    this.chain = chain;
    this.worker = worker;
    this.notebook = notebook;
    this.evidence = evidence;
    this.dendrite = new Dendrite(who.hotkey());
    this.report = RoundReport.empty(who.name());
  }

  RoundReport report() {
    return report;
  }

  void ask(long period, Duration limit) throws IOException {
    Optional<PluginClient> plugin = worker.client();
    Optional<PluginManifest> manifest = worker.manifest();
    if (plugin.isEmpty() || manifest.isEmpty()) {
      return;
    }
    Miners miners = Miners.serving(chain, who.netuid(), who.account());
    if (miners.targets().isEmpty()) {
      return;
    }
    ValidatorState state = notebook.change(ValidatorState::nextRound);
    RoundSeed seed = seed(chain.finalizedHead().hash(), state.round());
    Questions questions = plugin.get().challenges(seed, new Body(state.memory()), CHALLENGING);
    notebook.change(now -> now.remembering(questions.memory().fields()));
    List<Challenge> challenges = questions.challenges();
    ChainTime.newest(chain).ifPresent(dendrite::notBefore);
    List<Reply> replies =
        new Round(dendrite, manifest.get()).ask(challenges, miners.targets(), limit);
    Judging.Result judged =
        new Judging(plugin.get(), challenges, suspects, worker::replace).judge(replies);
    Set<String> scored = new LinkedHashSet<>(miners.uids().keySet());
    scored.removeAll(judged.unjudged());
    Map<String, Double> round = RoundScores.of(challenges, judged.judgements(), scored);
    boolean counts = counts(state, period, new Turnout(replies));
    Map<String, Double> means =
        counts ? Scores.after(state.scores(), round, judged.unjudged()) : state.scores();
    if (counts) {
      notebook.change(now -> now.judged(period, means));
    }
    report =
        new RoundReport(
            who.name(),
            state.round(),
            period,
            Hex.encode(seed.bytes()),
            counts,
            RoundReport.miners(
                challenges.stream().map(Challenge::synapse).toList(),
                replies,
                judged.judgements(),
                round,
                means));
    evidence.add(report);
  }

  private boolean counts(ValidatorState state, long period, Turnout turnout) {
    Optional<String> now = attendance.flaw(period, turnout);
    if (now.isEmpty() && rehearsal.again(state.asked() < 0, period, turnout)) {
      now =
          Optional.of(
              turnout.silent()
                  + " of "
                  + turnout.replies().size()
                  + " questions of its first round were not answered");
    }
    if (!now.equals(flaw)) {
      now.ifPresent(why -> LOG.info(() -> who + ": " + why + "; the round does not count"));
    }
    flaw = now;
    return now.isEmpty();
  }

  private RoundSeed seed(Hash256 newestFinal, long round) {
    ScaleWriter out = new ScaleWriter().bytes(newestFinal.bytes()).u16(who.netuid().value());
    out.bytes(who.account().bytes()).u64(round);
    return new RoundSeed(Hashes.blake2b256(out.toByteArray()).bytes());
  }
}
