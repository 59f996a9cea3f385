package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetTempo;
import io.myelin.runtime.subtensor.SubtensorEvents.TempoSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When epochs run (scenarios.md I, as far as calls exist for it). */
class ScheduleScenariosTest {
  private final Scene scene = new Scene(Map.of("Tempo", 20L));

  @Test // S216
  void shouldRunAnEpochEveryTempoBlocks() {
    assertEquals(List.of(20L, 40L, 60L), epochs(65));
  }

  @Test // S215
  void shouldNeverRunAnEpochAtTempoZeroAndBeAbleToGoOn() {
    assertEquals("", tempo(0));
    assertEquals(List.of(), epochs(60));
    assertEquals("", tempo(7));
    assertEquals(List.of(67L, 74L), epochs(75));
  }

  @Test // S218
  void shouldRunARequestedEpochWhenItComesFirst() {
    scene.edit(state -> scene.s.pendingEpochAt.put(state, TEXT, 8L));
    assertEquals(List.of(8L, 28L, 48L), epochs(50));
    scene.edit(state -> scene.s.pendingEpochAt.put(state, TEXT, 90L));
    assertEquals(List.of(68L, 88L, 108L), epochs(110));
  }

  @Test // S219
  void shouldBeginTheCycleAgainWhenTheTempoIsSet() {
    scene.until(7);
    assertEquals("", tempo(30));
    assertEquals(List.of(new TempoSet(TEXT, 30)), scene.events());
    assertEquals(List.of(37L, 67L), epochs(70));
  }

  @Test // S223, root included as hyperparameters.md rule 3 says for this call
  void shouldKeepTheTempoShortlyBeforeAnEpoch() {
    scene.until(10);
    assertEquals("", scene.would(new Origin.Root(), new SetTempo(TEXT, 30)));
    scene.until(11);
    assertEquals("AdminActionProhibitedDuringWeightsWindow", tempo(30));
    scene.edit(state -> scene.s.adminFreezeWindow.put(state, 0));
    assertEquals("", tempo(30));
  }

  @Test
  void shouldSetTheTempoOfExistingSubnetsAsRootOnly() {
    assertEquals("BadOrigin", scene.run("//Alice", new SetTempo(TEXT, 30)));
    assertEquals(
        "SubnetDoesNotExist", scene.run(new Origin.Root(), new SetTempo(new NetUid(9), 30)));
  }

  private String tempo(int tempo) {
    return scene.run(new Origin.Root(), new SetTempo(TEXT, tempo));
  }

  /** The blocks up to this one in which an epoch ran. */
  private List<Long> epochs(long until) {
    List<Long> ran = new ArrayList<>();
    while (scene.height() < until) {
      long before = scene.s.subnetEpochIndex.get(scene.state(), TEXT);
      scene.blocks(1);
      if (scene.s.subnetEpochIndex.get(scene.state(), TEXT) > before) {
        ran.add(scene.height());
      }
    }
    return ran;
  }
}
