package io.myelin.runtime.subtensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import io.myelin.consensus.EpochState;
import io.myelin.consensus.bench.SyntheticNetwork;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.type.Packed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredEpochTest {
  private static final Rao EMISSION = Rao.of(1_000_000_000);
  private static final NetUid NETUID = new NetUid(1);
  private final SyntheticNetwork network = SyntheticNetwork.generate(5, 40, 12, 700, true);
  private final StoredEpoch stored = new StoredEpoch(network.parameters(), network.state());

  @Test
  void shouldReadBackTheNetworkThatWasWritten() {
    EpochState expected = network.state();
    EpochState read = stored.inputs();

    assertEquals(network.parameters(), stored.parameters());
    assertArrayEquals(expected.alphaStake(), read.alphaStake());
    assertArrayEquals(expected.lastUpdate(), read.lastUpdate());
    assertArrayEquals(expected.validatorPermit(), read.validatorPermit());
    assertTrue(Arrays.deepEquals(expected.weights().columns(), read.weights().columns()));
    assertTrue(Arrays.deepEquals(expected.weights().values(), read.weights().values()));
    assertTrue(Arrays.deepEquals(expected.bonds().columns(), read.bonds().columns()));
    assertTrue(Arrays.deepEquals(expected.bonds().values(), read.bonds().values()));
  }

  @Test
  void shouldStoreWhatConsensusDecided() {
    EpochOutcome outcome = Epoch.run(network.parameters(), network.state(), EMISSION.value());
    SubtensorPallet s = pallet();
    State after = stored.judge(EMISSION);

    assertEquals(
        Arrays.stream(outcome.incentive()).boxed().toList(),
        s.incentive.get(after, NETUID.value()));
    assertEquals(
        Arrays.stream(outcome.combinedEmission()).mapToObj(Rao::of).toList(),
        s.emission.get(after, NETUID));
    for (int uid = 0; uid < network.parameters().n(); uid++) {
      int[] columns = outcome.bonds().columns()[uid];
      int[] values = outcome.bonds().values()[uid];
      assertEquals(columns.length, s.bonds.get(after, NETUID.value(), uid).size());
      for (int i = 0; i < columns.length; i++) {
        SubtensorTypes.U16Pair pair = s.bonds.get(after, NETUID.value(), uid).get(i);
        assertEquals(new SubtensorTypes.U16Pair(columns[i], values[i]), pair);
      }
    }
  }

  /** What an epoch wrote when vectors were lists of boxed items. */
  @Test
  void shouldWriteTheSameBytesAsEver() {
    assertEquals(
        "0xbb5635fff493f867df8715c2d30aab27a9cf68b70fa88b9e7732194071375153",
        digest(stored.close(EMISSION)));
  }

  @Test
  void shouldNotReadAnItemAsATypeThatMetadataShowsOtherwise() {
    assertThrows(IllegalArgumentException.class, () -> pallet().incentive.as(Packed.U64S));
  }

  private static SubtensorPallet pallet() {
    SystemPallet system = new SystemPallet();
    return new SubtensorPallet(system, new Currency(system));
  }

  private static String digest(State state) {
    StringBuilder all = new StringBuilder();
    state
        .changes()
        .forEach(
            (key, value) ->
                all.append(Arrays.toString(key)).append(Arrays.toString(value.orElse(null))));
    return Hashes.blake2b256(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }
}
