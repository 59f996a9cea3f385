package io.myelin.spi;

import java.util.List;
import java.util.Optional;

/**
 * The side that the block clock drives: nobody asks; miners contribute in a window, validators
 * judge, and everybody applies what was decided. Not run by the platform yet: a role of this kind
 * is refused with "not supported".
 */
public interface Rounds extends AutoCloseable {
  /**
   * Miner: what this neuron adds; the host keeps the bytes and commits to their digest on chain.
   */
  Contribution contribute(Round round, Answering.Call call) throws Exception;

  /** Validator: scores what was committed in time, and proposes what is applied. */
  Verdict judge(Round round, List<Committed> all, Answering.Call call) throws Exception;

  /** Everybody: the next state, whose digest is checked against the decision. */
  Attachment apply(Round round, Decision decision, List<Attachment> chosen) throws Exception;

  @Override
  default void close() {}

  /**
   * @param seed 32 bytes from the newest final block before the round
   * @param state the state that the last round left; empty at the very first
   */
  record Round(long number, byte[] seed, Optional<Attachment> state, int uid, String hotkey) {}

  /**
   * @param content what others fetch after the window has closed
   * @param stateSha256 the digest of the miner's private state, for an audit by replay
   */
  record Contribution(Attachment content, Optional<String> stateSha256) {}

  /** A contribution that was committed in the round's window. */
  record Committed(int uid, String hotkey, Contribution contribution) {}

  /**
   * @param scores one per committed contribution, in their order
   * @param proposal what this validator would apply
   */
  record Verdict(List<Score> scores, Optional<Decision> proposal) {
    public Verdict {
      scores = List.copyOf(scores);
    }
  }

  /**
   * @param chosen which contributions are applied, in ascending uid
   * @param nextSha256 the digest of the state they lead to
   */
  record Decision(List<Chosen> chosen, String nextSha256) {
    public Decision {
      chosen = List.copyOf(chosen);
    }
  }

  record Chosen(int uid, String contentSha256, float scale) {}
}
