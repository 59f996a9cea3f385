package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.runtime.extrinsic.RuntimeCall;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Payout;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetSubnetEmissionEnabled;
import io.myelin.runtime.subtensor.SubtensorEvents.TempoSet;
import io.myelin.runtime.system.SudoPallet;
import io.myelin.runtime.system.SudoPallet.Sudid;
import io.myelin.runtime.system.SudoPallet.SudoCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SudoTest {
  private static final byte[] KEY = {1};
  private static final Codec<SudoCall> NO_BYTES =
      Codec.of(
          (out, call) -> {},
          in -> {
            throw new UnsupportedOperationException();
          });
  private final Scene scene = new Scene(Map.of());

  @Test
  void shouldActAsRootForTheSudoAccountOnly() {
    SudoCall off = sudo(new SetSubnetEmissionEnabled(Scene.TEXT, false));
    assertEquals("RequireSudo", scene.run("//Bob", off));
    assertEquals(
        "BadOrigin", scene.run("//Alice", new SetSubnetEmissionEnabled(Scene.TEXT, false)));
    assertEquals("", scene.run("//Alice", off));
    assertEquals(false, scene.s.subnetEmissionEnabled.get(scene.state(), Scene.TEXT));
  }

  @Test
  void shouldSucceedAndTellTheFailureOfTheInnerCall() {
    assertEquals("", scene.run("//Alice", sudo(new SetSubnetEmissionEnabled(new NetUid(9), true))));
    assertEquals(List.of(new Sudid(Optional.of(new DispatchError.Module(19, 0)))), scene.events());
  }

  @Test
  void shouldUndoEventsAndPayoutsOfAFailedInnerCallWithItsWrites() {
    for (RuntimeException failure :
        List.of(
            new DispatchException(new DispatchError.Other()),
            new ArithmeticException("overflow"))) {
      State state = new State(scene.state());
      Journal journal = new Journal();
      BlockContext context = new BlockContext(state, 2, scene.id("//Alice"), journal);
      CallDef<?> sudo = scene.pallet(SudoPallet.class).calls().get(0);
      new RuntimeCall(scene.pallet(SudoPallet.class), sudo, new SudoCall(failing(failure)))
          .dispatch(context, new Origin.Signed(scene.id("//Alice")));
      assertTrue(state.get(KEY).isEmpty());
      assertEquals(1, journal.events().size());
      assertInstanceOf(Sudid.class, journal.events().get(0).event());
      assertEquals(List.of(), journal.payouts());
    }
  }

  @Test
  void shouldNotTakeAMistakeOfOursForARefusal() {
    SudoCall broken = new SudoCall(failing(new IllegalStateException("a mistake")));
    assertThrows(IllegalStateException.class, () -> scene.run("//Alice", broken));
  }

  /** A call that writes, tells, pays, and then fails. */
  private RuntimeCall failing(RuntimeException failure) {
    CallDef<SudoCall> def =
        new CallDef<>(
            1,
            "failing",
            SudoCall.class,
            NO_BYTES,
            List.of(),
            CallDef.Pays.NO,
            CallDef.MadeBy.RULES,
            (context, origin, args) -> {
              context.state().put(KEY, KEY);
              context.emit(new TempoSet(Scene.TEXT, 7));
              context.pay(new Payout(Scene.TEXT, scene.id("//Bob"), Payout.Kind.MINER, Rao.of(1)));
              throw failure;
            });
    return new RuntimeCall(
        scene.pallet(SudoPallet.class), def, sudo(new SetSubnetEmissionEnabled(Scene.TEXT, false)));
  }

  private SudoCall sudo(Record inner) {
    return new SudoCall(scene.runtimeCall(inner));
  }
}
