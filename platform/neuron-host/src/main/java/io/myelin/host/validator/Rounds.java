package io.myelin.host.validator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.RoundSeed;
import io.myelin.client.StorageKeys;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.blob.Courier;
import io.myelin.host.validator.Round.Reply;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.evidence.RoundClose;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.evidence.RoundEvidence.Question;
import io.myelin.worker.link.PluginClient.Opened;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.value.RoundValues;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
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
  private final ValueShares shares;
  private final ChainClient chain;
  private final WorkerSlot worker;
  private final Notebook notebook;
  private final EvidenceLog evidence;
  private final Courier courier;
  private final Shelf shelf;
  private final Dendrite dendrite;
  private final Rehearsal rehearsal = new Rehearsal();
  private final Attendance attendance = new Attendance();
  private final Suspects suspects = new Suspects();
  private final PluginMemory memory;
  private Optional<String> flaw = Optional.empty();
  private volatile RoundReport report;
  private volatile Optional<RoundEvidence> newest = Optional.empty();

  Rounds(
      Identity who,
      ValueShares shares,
      ChainClient chain,
      WorkerSlot worker,
      Notebook notebook,
      EvidenceLog evidence,
      Courier courier,
      Shelf shelf) {
    this.who = who;
    this.shares = shares;
    this.chain = chain;
    this.worker = worker;
    this.notebook = notebook;
    this.evidence = evidence;
    this.courier = courier;
    this.shelf = shelf;
    this.dendrite = new Dendrite(who.hotkey());
    this.memory = new PluginMemory(who.name());
    this.report = RoundReport.empty(who.name(), who.netuid().value(), shares);
  }

  RoundReport report() {
    return report;
  }

  /** The newest round, as far as it is kept. */
  Optional<RoundEvidence> newest() {
    return newest;
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
    Hash256 newestFinal = chain.finalizedHead().hash();
    byte[] seed = RoundSeed.of(newestFinal, who.netuid(), who.account(), state.round());
    ObjectNode remembered = memory.of(state.memory(), subnet);
    Plan plan = plugin.client().plan(seed, state.round(), remembered, PLANNING);
    notebook.change(now -> now.remembering(PluginMemory.kept(plan.memory())));
    List<Planned> questions = plan.questions();
    ChainTime.newest(chain).ifPresent(dendrite::notBefore);
    List<Reply> replies =
        new Round(dendrite, courier, shelf, subnet).ask(questions, miners.targets(), limit);
    Judging.Result judged =
        new Judging(plugin.client(), questions, suspects, plugin::replace).judge(replies);
    List<Neuron> drafts =
        RoundBook.drafts(
            miners.uids(),
            registered(miners),
            state,
            replies,
            judged.judgements(),
            judged.groups());
    List<Question> asked = questions.stream().map(Question::of).toList();
    Valuing.Result valued =
        Valuing.measure(
            judged.plugin(),
            RoundEvidence.asked(asked, drafts),
            RoundValues.lately(
                questions,
                plugin.opened().shares(),
                judged.judgements(),
                RoundEvidence.before(drafts)),
            seed);
    Set<String> scored = new LinkedHashSet<>(miners.uids().keySet());
    scored.removeAll(judged.unjudged());
    Map<String, Value> values =
        RoundValues.of(
            questions, plugin.opened().shares(), judged.judgements(), valued.measured(), scored);
    Optional<String> unscorable = valued.flaw(shares);
    boolean counts = counts(state, period, new Turnout(replies), unscorable);
    List<Neuron> neurons =
        new RoundClose(shares, state.scores(), unscorable.isEmpty(), counts)
            .neurons(drafts, values);
    if (counts) {
      notebook.change(now -> now.judged(period, neurons));
    }
    RoundEvidence all =
        new RoundEvidence(
            RoundEvidence.FORMAT,
            who.name(),
            Ss58.encode(who.account()),
            who.netuid().value(),
            state.round(),
            period,
            Hex.encode(newestFinal.bytes()),
            Hex.encode(seed),
            counts,
            plugin(plugin.opened(), remembered),
            shares,
            asked,
            neurons,
            valued.reasons(),
            "");
    report = RoundReport.of(all);
    newest = Optional.of(evidence.add(all));
  }

  private static RoundEvidence.Plugin plugin(Opened opened, ObjectNode memory) {
    return RoundEvidence.Plugin.of(
        opened.description(),
        opened.sha256(),
        opened.opening().settings(),
        opened.shares(),
        memory);
  }

  /** The block in which each neuron was registered: what equals add belongs to the earliest. */
  private Map<String, Long> registered(Miners miners) {
    Map<String, Long> blocks = new LinkedHashMap<>();
    miners
        .uids()
        .forEach(
            (hotkey, uid) ->
                blocks.put(
                    hotkey,
                    chain.u64(StorageKeys.ofUid("BlockAtRegistration", who.netuid(), uid))));
    return blocks;
  }

  private boolean counts(
      ValidatorState state, long period, Turnout turnout, Optional<String> unscorable) {
    Optional<String> now = attendance.flaw(period, turnout).or(() -> unscorable);
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
}
