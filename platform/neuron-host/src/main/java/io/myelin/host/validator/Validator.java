package io.myelin.host.validator;

import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.axon.Dendrite;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.host.validator.ValidatorState.Pending;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.Manifest;
import io.myelin.spi.RoundSeed;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.RoundScores;
import io.myelin.worker.link.WorkerFault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** Carries out the schedule of one validator; one call at a time. */
public final class Validator {
  private static final Logger LOG = Logger.getLogger(Validator.class.getName());
  private static final Duration JUDGING = Duration.ofSeconds(10);
  private static final long RETRY_BLOCKS = 4;

  private final Identity who;
  private final ChainClient chain;
  private final Worker worker;
  private final Path file;
  private final Dendrite dendrite;
  private final SecureRandom random = new SecureRandom();
  private ValidatorState state;
  private long revealRetry;
  private volatile RoundReport report;

  /** The neuron a validator signs as. */
  public record Identity(String name, KeyPair hotkey, NetUid netuid, int blockMillis) {}

  public Validator(Identity who, ChainClient chain, Worker worker, Path folder) throws IOException {
    this.who = who;
    this.chain = chain;
    this.worker = worker;
    this.file = folder.resolve(who.name() + ".json");
    this.dendrite = new Dendrite(who.hotkey());
    this.state = ValidatorState.read(file);
    this.report = RoundReport.empty(who.name());
  }

  public RoundReport report() {
    return report;
  }

  public AccountId account() {
    return who.hotkey().accountId();
  }

  /** One step, for the newest block; a failure is said and the next block tries again. */
  public void advance(ValidatorSchedule schedule, Position at) {
    try {
      switch (schedule.next(at, progress())) {
        case REVEAL -> reveal(at);
        case FORGET -> {
          LOG.warning(() -> who.name() + " lost a commit: its reveal was not accepted in time");
          keep(state.committed(state.committed(), List.of()));
        }
        case ASK -> ask(schedule, at);
        case COMMIT -> commit(at);
        case WAIT -> {}
      }
    } catch (WorkerFault | ClientException | IOException e) {
      LOG.warning(() -> who.name() + ": " + e.getMessage());
    }
  }

  private ValidatorSchedule.Progress progress() {
    return new ValidatorSchedule.Progress(
        state.waiting().map(Pending::period), state.asked(), state.committed(), revealRetry);
  }

  private void keep(ValidatorState next) throws IOException {
    state = next.write(file);
  }

  /** The chain, not this host's memory, knows when it took a commit, and whether. */
  private void reveal(Position at) throws IOException {
    Pending pending = state.waiting().orElseThrow();
    Hash256 commit = Calls.commitHash(account(), weights(pending), pending.salt());
    Optional<Long> taken = chain.commitEpoch(who.netuid(), account(), commit);
    if (taken.isEmpty()) {
      LOG.warning(() -> who.name() + ": the chain holds no commit of it to reveal");
      keep(state.committed(state.committed(), List.of()));
      return;
    }
    if (taken.get() != pending.period()) {
      keep(state.committed(state.committed(), List.of(pending.takenIn(taken.get()))));
      return;
    }
    revealRetry = at.block() + RETRY_BLOCKS;
    ChainClient.Outcome outcome =
        chain.submitAndWait(
            who.hotkey(),
            Calls.revealWeights(weights(pending), pending.salt()),
            Duration.ofMillis(RETRY_BLOCKS * who.blockMillis()));
    if (!outcome.success()) {
      throw new ClientException("reveal refused: " + outcome.failure().orElse(""));
    }
    keep(state.committed(state.committed(), List.of()));
  }

  private Calls.Weights weights(Pending pending) {
    return new Calls.Weights(who.netuid(), pending.uids(), pending.values(), pending.versionKey());
  }

  private void ask(ValidatorSchedule schedule, Position at) throws IOException {
    Optional<PluginClient> plugin = worker.client();
    Optional<Manifest> manifest = worker.manifest();
    if (plugin.isEmpty() || manifest.isEmpty()) {
      return;
    }
    Miners miners = Miners.serving(chain, who.netuid(), account());
    if (miners.targets().isEmpty()) {
      return;
    }
    Duration limit = Duration.ofMillis(schedule.blocksToAsk(at) * who.blockMillis());
    keep(state.nextRound());
    RoundSeed seed = seed(chain.finalizedHead().hash());
    List<Challenge> challenges = plugin.get().challenges(seed, JUDGING);
    List<Round.Reply> replies =
        new Round(dendrite, manifest.get()).ask(challenges, miners.targets(), limit);
    List<Judgement> judgements = plugin.get().judge(Round.forJudging(challenges, replies), JUDGING);
    Map<String, Double> round = RoundScores.of(challenges, judgements, miners.uids().keySet());
    Map<String, Double> means = Scores.after(state.scores(), round);
    keep(state.judged(at.period(), means));
    report =
        new RoundReport(
            who.name(),
            state.round(),
            at.period(),
            io.myelin.primitives.Hex.encode(seed.bytes()),
            RoundReport.miners(
                challenges.stream().map(Challenge::synapse).toList(),
                replies,
                judgements,
                round,
                means));
  }

  private RoundSeed seed(Hash256 newestFinal) {
    ScaleWriter out = new ScaleWriter().bytes(newestFinal.bytes()).u16(who.netuid().value());
    out.bytes(account().bytes()).u64(state.round());
    return new RoundSeed(Hashes.blake2b256(out.toByteArray()).bytes());
  }

  /** Kept before it is sent: a salt that is lost is worse than a commit that never happened. */
  private void commit(Position at) throws IOException {
    Map<String, Integer> known = Miners.serving(chain, who.netuid(), account()).uids();
    List<Integer> uids = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    Scores.weights(state.scores())
        .forEach(
            (miner, value) ->
                Optional.ofNullable(known.get(miner))
                    .ifPresent(
                        uid -> {
                          uids.add(uid);
                          values.add(value);
                        }));
    if (uids.isEmpty()) {
      keep(state.committed(state.asked(), state.pending()));
      return;
    }
    List<Integer> salt = random.ints(8, 0, 1 << 16).boxed().toList();
    Pending pending = new Pending(at.period(), uids, values, salt, 0);
    keep(state.committed(state.asked(), List.of(pending)));
    Hash256 hash = Calls.commitHash(account(), weights(pending), salt);
    ChainClient.Outcome outcome =
        chain.submitAndWait(
            who.hotkey(), Calls.commitWeights(who.netuid(), hash), Duration.ofSeconds(5));
    if (!outcome.success()) {
      keep(state.committed(state.asked(), List.of()));
      throw new ClientException("commit refused: " + outcome.failure().orElse(""));
    }
  }
}
