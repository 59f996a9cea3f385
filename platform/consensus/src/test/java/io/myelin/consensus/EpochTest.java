package io.myelin.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny",
        "small",
        "median_ties",
        "kappa",
        "cabal",
        "timing",
        "permits",
        "liquid",
        "edge",
        "targeted",
        "mixed",
        "overflow",
        "n64",
        "n256",
        "n1024"
      })
  void shouldReproduceEveryNumberOfTheRecordedEpochs(String group) {
    JsonNode cases = VectorFile.read("yuma/" + group + ".json.gz").get("cases");
    assertFalse(cases.isEmpty());
    for (JsonNode one : cases) {
      EpochOutcome outcome =
          Epoch.run(
              EpochVectors.parameters(one.get("params")),
              EpochVectors.state(one.get("state"), one.get("params")),
              VectorFile.u64(one.get("emission")));
      Optional<String> difference =
          EpochVectors.firstDifference(one.get("expect").get("sparse"), outcome);
      assertEquals(Optional.empty(), difference, () -> one.get("name") + " " + one.get("tags"));
    }
  }

  @Test
  void shouldCarryBondsAndPermitsThroughTwentyEpochsInARow() {
    JsonNode sequences = VectorFile.read("yuma/sequences.json.gz").get("sequences");
    assertFalse(sequences.isEmpty());
    for (JsonNode sequence : sequences) {
      EpochParameters parameters = EpochVectors.parameters(sequence.get("params"));
      EpochState state = EpochVectors.state(sequence.get("initial"), sequence.get("params"));
      int number = 0;
      for (JsonNode step : sequence.get("steps")) {
        state = next(state, step);
        EpochOutcome outcome = Epoch.run(parameters, state, VectorFile.u64(step.get("emission")));
        String place = sequence.get("name") + " step " + number++;
        assertEquals(
            Optional.empty(), EpochVectors.firstDifference(step.get("expect"), outcome), place);
        state = with(state, outcome.validatorPermit(), outcome.bonds());
      }
    }
  }

  private static EpochState with(EpochState s, boolean[] permits, SparseRows bonds) {
    return new EpochState(
        s.block(),
        s.lastStepBlock(),
        s.lastUpdate(),
        s.blockAtRegistration(),
        s.alphaStake(),
        s.taoStake(),
        s.taoWeight(),
        permits,
        s.weights(),
        bonds,
        s.commitBlock());
  }

  private static EpochState next(EpochState s, JsonNode step) {
    SparseRows weights = copy(s.weights());
    SparseRows bonds = copy(s.bonds());
    for (JsonNode uid : step.path("registered")) {
      for (SparseRows rows : new SparseRows[] {weights, bonds}) {
        rows.columns()[uid.intValue()] = new int[0];
        rows.values()[uid.intValue()] = new int[0];
      }
    }
    for (JsonNode update : step.path("weights_update")) {
      int uid = update.get(0).intValue();
      JsonNode row = update.get(1);
      weights.columns()[uid] = new int[row.size()];
      weights.values()[uid] = new int[row.size()];
      for (int k = 0; k < row.size(); k++) {
        weights.columns()[uid][k] = row.get(k).get(0).intValue();
        weights.values()[uid][k] = row.get(k).get(1).intValue();
      }
    }
    return new EpochState(
        step.has("block") ? VectorFile.u64(step.get("block")) : s.block(),
        step.has("last_step_block")
            ? VectorFile.u64(step.get("last_step_block"))
            : s.lastStepBlock(),
        list(step, "last_update", s.lastUpdate()),
        list(step, "block_at_registration", s.blockAtRegistration()),
        list(step, "alpha_stake", s.alphaStake()),
        list(step, "tao_stake", s.taoStake()),
        s.taoWeight(),
        s.validatorPermit(),
        weights,
        bonds,
        s.commitBlock());
  }

  private static long[] list(JsonNode step, String field, long[] before) {
    return step.has(field) ? VectorFile.u64s(step.get(field)) : before;
  }

  private static SparseRows copy(SparseRows rows) {
    return new SparseRows(
        Arrays.copyOf(rows.columns(), rows.rows()), Arrays.copyOf(rows.values(), rows.rows()));
  }
}
