package io.myelin.host.validator;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.host.blob.Courier;
import io.myelin.host.blob.Shelves;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.AccountId;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * One validator's two activities. Each is called by one thread at a time; they do not wait for each
 * other, so that a slow round never costs a reveal.
 */
public final class Validator {
  private static final Logger LOG = Logger.getLogger(Validator.class.getName());
  private static final long EVIDENCE_BYTES = 8 << 20;

  private final Identity who;
  private final Notebook notebook;
  private final Commits commits;
  private final Rounds rounds;
  private final Retry retry = new Retry();

  /**
   * @param value how much each measure counts in a score
   */
  public Validator(
      Identity who,
      ValueShares value,
      ChainClient chain,
      WorkerSlot worker,
      Path state,
      Path evidence,
      Shelves shelves)
      throws IOException {
    this.who = who;
    this.notebook = new Notebook(state.resolve(who.name() + ".json"));
    this.commits = new Commits(who, chain, notebook);
    EvidenceLog log = new EvidenceLog(evidence, who.name(), EVIDENCE_BYTES);
    this.rounds =
        new Rounds(
            who,
            value,
            chain,
            worker,
            notebook,
            log,
            new Courier(shelves),
            shelves.neuron(who.name()));
  }

  public RoundReport report() {
    return rounds.report();
  }

  /** What the newest round rested on, truths and all. */
  public Optional<RoundEvidence> newest() {
    return rounds.newest();
  }

  public AccountId account() {
    return who.account();
  }

  @Override
  public String toString() {
    return who.name();
  }

  /** Reveals or commits when it is time to; a failure is said and a later block tries again. */
  public void send(ValidatorSchedule schedule, Position at) {
    ValidatorSchedule.Action action = schedule.send(at, progress());
    try {
      switch (action) {
        case REVEAL -> {
          commits.reveal(at);
          retry.worked();
        }
        case FORGET -> commits.forget(at);
        case COMMIT -> {
          commits.commit(at);
          retry.worked();
        }
        case WAIT -> {}
      }
    } catch (ClientException | IOException e) {
      // A commit can wait for the next period; a reveal has this one only.
      long longest = action == ValidatorSchedule.Action.COMMIT ? schedule.tempo() : 0;
      if (retry.failed(e, at.block(), longest)) {
        LOG.warning(() -> who + ": " + e.getMessage());
      }
    }
  }

  /** Plays a round when it is time to. */
  public void ask(ValidatorSchedule schedule, Position at) {
    try {
      if (schedule.asks(at, progress())) {
        rounds.ask(at.period(), who.blocks(schedule.blocksToAsk()));
      }
    } catch (WorkerFault | ClientException | IOException e) {
      LOG.warning(() -> who + ": " + e.getMessage());
    }
  }

  private ValidatorSchedule.Progress progress() {
    ValidatorState state = notebook.now();
    return new ValidatorSchedule.Progress(
        state.oldestPending(),
        state.asked(),
        state.committed(),
        retry.due(),
        state.scores().values().stream().anyMatch(score -> score > 0));
  }
}
