package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import io.myelin.consensus.EpochParameters;
import io.myelin.consensus.EpochState;
import io.myelin.consensus.SparseRows;
import java.nio.file.Path;
import java.util.Optional;

/** Twenty epochs in a row; bonds and permits are carried from one to the next. */
final class SequenceSuite implements Suite {
  private static final int[] NONE = new int[0];

  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    for (JsonNode sequence : file.get("sequences")) {
      EpochParameters p = EpochCases.parameters(sequence.get("params"));
      EpochState s = EpochCases.state(sequence.get("params"), sequence.get("initial"));
      int step = 0;
      for (JsonNode change : sequence.get("steps")) {
        s = changed(s, change);
        EpochOutcome outcome = Epoch.run(p, s, EpochCases.u64(change.get("emission")));
        Optional<String> difference = EpochCases.difference(change.get("expect"), outcome);
        String at = sequence.get("name").asText() + " step " + step++ + ": ";
        difference.ifPresentOrElse(text -> report.fail(at + text), report::pass);
        s = carried(s, outcome);
      }
    }
  }

  private static EpochState changed(EpochState s, JsonNode change) {
    SparseRows weights = s.weights();
    SparseRows bonds = s.bonds();
    for (JsonNode uid : change.path("registered")) {
      for (SparseRows rows : new SparseRows[] {weights, bonds}) {
        rows.columns()[uid.asInt()] = NONE;
        rows.values()[uid.asInt()] = NONE;
      }
    }
    for (JsonNode update : change.path("weights_update")) {
      EpochCases.put(weights, update.get(0).asInt(), update.get(1));
    }
    return new EpochState(
        EpochCases.u64(change.get("block")),
        EpochCases.u64(change.get("last_step_block")),
        listed(change, "last_update", s.lastUpdate()),
        listed(change, "block_at_registration", s.blockAtRegistration()),
        listed(change, "alpha_stake", s.alphaStake()),
        s.taoStake(),
        s.taoWeight(),
        s.validatorPermit(),
        weights,
        bonds,
        s.commitBlock());
  }

  private static EpochState carried(EpochState s, EpochOutcome outcome) {
    return new EpochState(
        s.block(),
        s.lastStepBlock(),
        s.lastUpdate(),
        s.blockAtRegistration(),
        s.alphaStake(),
        s.taoStake(),
        s.taoWeight(),
        outcome.validatorPermit(),
        s.weights(),
        outcome.bonds(),
        s.commitBlock());
  }

  private static long[] listed(JsonNode change, String field, long[] before) {
    return change.has(field) ? EpochCases.u64s(change.get(field)) : before;
  }
}
