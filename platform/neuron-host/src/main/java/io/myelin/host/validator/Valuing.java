package io.myelin.host.validator;

import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.value.Measure;
import io.myelin.worker.value.Measured;
import io.myelin.worker.value.ValueShares;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has a round's judged answers measured beside each other, all in one call. */
final class Valuing {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Characters of all answers together; what is longer could fill a frame or the worker's heap. */
  private static final long LONGEST = 8 << 20;

  private Valuing() {}

  /**
   * What came of it.
   *
   * @param unmeasured why a measure has no value this time
   */
  record Result(List<Measured> measured, Map<Measure, String> unmeasured) {
    /** Why the round cannot be scored by these shares; empty when it can. */
    Optional<String> flaw(ValueShares shares) {
      return unmeasured.entrySet().stream()
          .filter(each -> shares.of(each.getKey()) > 0)
          .map(
              each ->
                  "the measure "
                      + each.getKey().label()
                      + " has a share of "
                      + shares.of(each.getKey())
                      + " and is "
                      + each.getValue()
                      + "; needed: a share of 0 for it, under \"value\" in the neuron table")
          .findFirst();
    }

    Map<String, String> reasons() {
      Map<String, String> reasons = new LinkedHashMap<>();
      unmeasured.forEach((measure, why) -> reasons.put(measure.label(), why));
      return reasons;
    }
  }

  /**
   * @param round the earliest neuron's answers first
   * @param means what each neuron gained lately
   */
  static Result measure(
      PluginClient plugin, List<Asked> round, Map<String, Double> means, byte[] seed) {
    long length =
        round.stream()
            .flatMap(asked -> asked.answers().stream())
            .map(Answered::answer)
            .mapToLong(answer -> answer.toString().length())
            .sum();
    if (length > LONGEST) {
      return failed("not measured: the answers have " + length + " characters; at most " + LONGEST);
    }
    try {
      List<Measured> measured = plugin.measure(round, means, seed, LIMIT);
      return new Result(measured, Measured.unsupported(measured));
    } catch (WorkerFault e) {
      if (e.blame() == Blame.OPERATOR) {
        throw e;
      }
      return failed("not measured: " + e.getMessage());
    }
  }

  private static Result failed(String why) {
    Map<Measure, String> unmeasured = new EnumMap<>(Measure.class);
    unmeasured.put(Measure.ENSEMBLE, why);
    unmeasured.put(Measure.PEERS, why);
    return new Result(List.of(), unmeasured);
  }
}
