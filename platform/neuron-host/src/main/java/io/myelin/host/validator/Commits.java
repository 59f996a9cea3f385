package io.myelin.host.validator;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.DispatchResult;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.host.validator.ValidatorState.Pending;
import io.myelin.primitives.Hash256;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Commits and reveals. The chain, not this host's memory, knows which commits it took and when: a
 * commit whose outcome stayed unknown is looked up there.
 */
final class Commits {
  private static final Logger LOG = Logger.getLogger(Commits.class.getName());

  /** Blocks to wait for an outcome; afterwards the chain is asked again. */
  private static final long OUTCOME = 4;

  /** The pool's code for what it will never include (rpc.md). */
  static final int REFUSED = 1010;

  private final Identity who;
  private final ChainClient chain;
  private final Notebook notebook;
  private final SecureRandom random = new SecureRandom();

  Commits(Identity who, ChainClient chain, Notebook notebook) {
    this.who = who;
    this.chain = chain;
    this.notebook = notebook;
  }

  void reveal(Position at) throws IOException {
    List<Pending> waiting = new ArrayList<>(notebook.now().pending());
    for (int i = waiting.size() - 1; i >= 0; i--) {
      Pending pending = waiting.get(i);
      Optional<Long> taken = chain.commitEpoch(who.netuid(), who.account(), hash(pending));
      if (taken.isPresent() && taken.get() == at.period() - 1) {
        reveal(pending);
        notebook.change(state -> state.waitingFor(after(state.pending(), pending)));
        return;
      }
      if (taken.isPresent()) {
        waiting.set(i, pending.takenIn(taken.get()));
      } else {
        waiting.remove(i);
      }
    }
    notebook.change(state -> state.waitingFor(waiting));
    if (waiting.isEmpty()) {
      LOG.warning(() -> who + ": the chain holds no commit of it to reveal; it commits again");
      notebook.change(state -> state.committed(-1));
    }
  }

  private void reveal(Pending pending) {
    send("reveal", Calls.revealWeights(weights(pending), pending.salt()));
  }

  /** Revealing a commit drops every older one (weights.md 4.4). */
  private static List<Pending> after(List<Pending> all, Pending revealed) {
    return all.subList(all.indexOf(revealed) + 1, all.size());
  }

  void forget(Position at) throws IOException {
    LOG.warning(() -> who + " lost a commit: its period for revealing is over; it commits again");
    notebook.change(state -> state.forgetting(at.period()));
  }

  void commit(Position at) throws IOException {
    ValidatorState state = notebook.now();
    Map<String, Integer> known = Miners.serving(chain, who.netuid(), who.account()).uids();
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
    if (!uids.isEmpty()) {
      List<Integer> salt = random.ints(8, 0, 1 << 16).boxed().toList();
      Pending pending = new Pending(at.period(), uids, values, salt, 0);
      notebook.change(before -> before.with(pending));
      commit(pending);
    }
    notebook.change(after -> after.committed(state.asked()));
  }

  private void commit(Pending pending) throws IOException {
    try {
      send("commit", Calls.commitWeights(who.netuid(), hash(pending)));
    } catch (ClientException e) {
      if (e.code() == REFUSED) {
        notebook.change(state -> state.without(pending));
      }
      throw e;
    }
  }

  private void send(String what, Call call) {
    ChainClient.Outcome outcome = chain.submitAndWait(who.hotkey(), call, who.blocks(OUTCOME));
    if (outcome.result() instanceof DispatchResult.Failed failed) {
      throw new ClientException(REFUSED, what + " refused: " + failed.why());
    }
    if (outcome.result() instanceof DispatchResult.Unknown unknown) {
      throw new ClientException(what + " in a block, its outcome unknown: " + unknown.why());
    }
  }

  private Hash256 hash(Pending pending) {
    return Calls.commitHash(who.account(), weights(pending), pending.salt());
  }

  private Calls.Weights weights(Pending pending) {
    return new Calls.Weights(who.netuid(), pending.uids(), pending.values(), pending.versionKey());
  }
}
