package io.myelin.host.validator;

import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.validator.Round.Reply;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.NeuronScores;
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
  private static final Duration PLANNING = Duration.ofSeconds(10);

  private final Identity who;
  private final ChainClient chain;
  private final WorkerSlot worker;
  private final Notebook notebook;
  private final EvidenceLog evidence;
  private final Dendrite dendrite;
  private final Rehearsal rehearsal = new Rehearsal();
  private final Attendance attendance = new Attendance();
  private final Suspects suspects = new Suspects();
  private final PluginMemory memory;
  private Optional<String> flaw = Optional.empty();
  private volatile RoundReport report;

  Rounds(
      Identity who, ChainClient chain, WorkerSlot worker, Notebook notebook, EvidenceLog evidence) {
    this.who = who;
    this.chain = chain;
    this.worker = worker;
    this.notebook = notebook;
    this.evidence = evidence;
    this.dendrite = new Dendrite(who.hotkey());
    this.memory = new PluginMemory(who.name());
    this.report = RoundReport.empty(who.name());
  }

  RoundReport report() {
    return report;
  }

  void ask(long period, Duration limit) throws IOException {
    Optional<WorkerSlot.Lease> lease = worker.lease();
    if (lease.isPresent()) {
      try (WorkerSlot.Lease plugin = lease.get()) {
        ask(plugin, period, limit);
      }
    }
  }

  private void ask(WorkerSlot.Lease plugin, long period, Duration limit) throws IOException {
    Miners miners = Miners.serving(chain, who.netuid(), who.account());
    if (miners.targets().isEmpty()) {
      return;
    }
    SubnetDescription subnet = plugin.opened().description();
    ValidatorState state = notebook.change(ValidatorState::nextRound);
    byte[] seed = seed(chain.finalizedHead().hash(), state.round());
    Plan plan =
        plugin.client().plan(seed, state.round(), memory.of(state.memory(), subnet), PLANNING);
    notebook.change(now -> now.remembering(PluginMemory.kept(plan.memory())));
    List<Planned> questions = plan.questions();
    ChainTime.newest(chain).ifPresent(dendrite::notBefore);
    List<Reply> replies = new Round(dendrite, subnet).ask(questions, miners.targets(), limit);
    Judging.Result judged =
        new Judging(plugin.client(), questions, suspects, plugin::replace).judge(replies);
    Set<String> scored = new LinkedHashSet<>(miners.uids().keySet());
    scored.removeAll(judged.unjudged());
    Map<String, Double> round =
        NeuronScores.of(questions, plugin.opened().shares(), judged.judgements(), scored);
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
            Hex.encode(seed),
            counts,
            RoundReport.miners(
                subnet.id() + " " + subnet.version(),
                questions,
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

  /** Nobody could know it before the newest final block. */
  private byte[] seed(Hash256 newestFinal, long round) {
    ScaleWriter out = new ScaleWriter().bytes(newestFinal.bytes()).u16(who.netuid().value());
    out.bytes(who.account().bytes()).u64(round);
    return Hashes.blake2b256(out.toByteArray()).bytes();
  }
}
