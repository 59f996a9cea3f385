package io.myelin.ledger.receipt;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.system.DispatchErrors;
import java.util.Optional;
import java.util.function.Function;

/** How one extrinsic ended; without a failure it did what it said. */
public record Outcome(Optional<Failure> failure) {
  private static final Codec<Failure> FAILURE =
      Codec.of(
          (out, failure) -> out.lengthPrefixed(failure.error).text(failure.words),
          in -> new Failure(in.lengthPrefixed(), in.text()));

  static final Codec<Outcome> CODEC = Codecs.option(FAILURE).map(Outcome::new, Outcome::failure);

  /**
   * Why an extrinsic changed nothing.
   *
   * @param error SCALE of the chain's DispatchError
   * @param words the same for people, such as {@code SubtensorModule.AmountTooLow}
   */
  public record Failure(byte[] error, String words) {}

  static Outcome of(Optional<DispatchError> error, Function<DispatchError, String> words) {
    return new Outcome(
        error.map(e -> new Failure(DispatchErrors.TYPE.codec().encode(e), words.apply(e))));
  }
}
