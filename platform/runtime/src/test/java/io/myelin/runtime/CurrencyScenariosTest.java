package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.balances.BalancesPallet.DustLost;
import io.myelin.runtime.balances.BalancesPallet.TransferAll;
import io.myelin.runtime.balances.BalancesPallet.TransferAllowDeath;
import io.myelin.runtime.balances.BalancesPallet.TransferKeepAlive;
import io.myelin.runtime.extrinsic.MultiAddress;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moving TAO (scenarios.md Q); every step keeps both issuances, which invariant 1 checks. */
class CurrencyScenariosTest {
  private static final Rao DEPOSIT = Rao.of(500);
  private final Scene scene = new Scene(Map.of());

  @Test // S326
  void shouldEndAnAccountThatSendsEverything() {
    Rao all = scene.free("//Eve");
    assertEquals("", scene.transfer("//Eve", "//New", all));
    assertEquals(all, scene.free("//New"));
    assertEquals(true, scene.events().contains(new SystemPallet.KilledAccount(scene.id("//Eve"))));
    assertEquals(AccountInfo.EMPTY, system().account.get(scene.state(), scene.id("//Eve")));
  }

  @Test // S326, S327
  void shouldRecycleWhatIsTooLittleToStay() {
    Rao issuance = scene.s.totalIssuance.get(scene.state());
    assertEquals("", scene.transfer("//Eve", "//New", scene.free("//Eve").minus(Rao.of(499))));
    assertEquals(Rao.of(499), issuance.minus(scene.s.totalIssuance.get(scene.state())));
    assertEquals(true, scene.events().contains(new DustLost(scene.id("//Eve"), Rao.of(499))));
  }

  @Test // S326
  void shouldDoNothingForOneselfAndForZero() {
    var before = scene.state().root();
    assertEquals("", scene.transfer("//Eve", "//Eve", Rao.tao(5)));
    assertEquals("", scene.transfer("//Eve", "//New", Rao.ZERO));
    assertEquals(before, scene.state().root());
  }

  @Test // S326
  void shouldRefuseMoreThanThereIsAndReceiversBelowTheDeposit() {
    Rao all = scene.free("//Eve");
    assertEquals("InsufficientBalance", scene.transfer("//Eve", "//New", all.plus(Rao.of(1))));
    assertEquals("InsufficientBalance", scene.transfer("//Eve", "//Eve", all.plus(Rao.of(1))));
    assertEquals("ExistentialDeposit", scene.transfer("//Eve", "//New", Rao.of(499)));
    assertEquals("", scene.transfer("//Eve", "//New", DEPOSIT));
    assertEquals("", scene.transfer("//Eve", "//New", Rao.of(1)));
  }

  @Test
  void shouldKeepTheSenderAliveWhenAsked() {
    MultiAddress to = MultiAddress.of(scene.id("//New"));
    Rao all = scene.free("//Eve");
    assertEquals("Expendability", scene.run("//Eve", new TransferKeepAlive(to, all)));
    assertEquals(
        "Expendability", scene.run("//Eve", new TransferKeepAlive(to, all.minus(Rao.of(499)))));
    assertEquals("", scene.run("//Eve", new TransferAll(to, true)));
    assertEquals(DEPOSIT, scene.free("//Eve"));
    assertEquals("", scene.run("//Eve", new TransferAll(to, false)));
    assertEquals(Rao.ZERO, scene.free("//Eve"));
    assertEquals(all, scene.free("//New"));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 5", "3, 32", "4, 20"})
  void shouldNotLookUpOtherFormsOfAddresses(int variant, int length) {
    MultiAddress strange = new MultiAddress(variant, new byte[length]);
    assertEquals("CannotLookup", scene.run("//Eve", new TransferAllowDeath(strange, DEPOSIT)));
  }

  @Test
  void shouldAskForASignature() {
    MultiAddress to = MultiAddress.of(scene.id("//New"));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), new TransferAllowDeath(to, DEPOSIT)));
    assertEquals("BadOrigin", scene.run(new Origin.Inherent(), new TransferAll(to, false)));
  }

  @Test // S329
  void shouldMintNoMoreThanTheCapLeaves() {
    AccountId rich = scene.id("//Rich");
    Rao left = Rao.of(5);
    scene.edit(
        state -> {
          Rao more = Rao.CAP.minus(scene.s.totalIssuance.get(state)).minus(left);
          system().account.put(state, rich, AccountInfo.EMPTY.withFree(more));
          scene.issue(state, more);
        });
    scene.blocks(1);
    Rao issuance = scene.s.totalIssuance.get(scene.state());
    assertTrue(issuance.compareTo(Rao.CAP) <= 0, "issuance " + issuance.value());
    scene.blocks(3);
    assertEquals(List.of(), scene.chain.block().rejected());
  }

  private SystemPallet system() {
    return scene.pallet(SystemPallet.class);
  }
}
