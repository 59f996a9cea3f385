package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetSubnetEmissionEnabled;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.system.SudoPallet;
import io.myelin.runtime.system.SudoPallet.SudoCall;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.system.TimestampPallet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that cost nothing leave nothing behind, whoever signs them. */
class AdmissionTest {
  private static final String STRANGER = "//Nobody";
  private static final String FAILS = "Transaction call is not expected: it would fail with ";
  private final Scene scene = new Scene(Map.of());
  private final TestChain chain = scene.chain;

  @Test
  void shouldTakeSudoFromTheSudoAccountOnly() {
    byte[] off = sudo();
    assertRefused(FAILS + "Sudo.RequireSudo", "//Bob", off);
    assertRefused(FAILS + "Sudo.RequireSudo", STRANGER, off);
    chain.submit("//Alice", off);
    assertEquals(List.of(), chain.block().rejected());
    assertEquals(false, scene.s.subnetEmissionEnabled.get(scene.state(), Scene.TEXT));
  }

  @Test
  void shouldTakeSudoFromASudoAccountWithoutTao() {
    scene.edit(state -> scene.pallet(SudoPallet.class).key.put(state, id(STRANGER)));
    chain.submit(STRANGER, sudo());
    assertEquals(List.of(), chain.block().rejected());
  }

  @Test
  void shouldKeepOutFreeCallsThatAreNotSupportedYet() {
    int tried = 0;
    for (Pallet pallet : chain.runtime.pallets()) {
      for (CallDef<?> call : pallet.calls()) {
        if (call.type() == Pallet.Untyped.class && call.pays() == CallDef.Pays.NO) {
          assertRefused(FAILS + "SubtensorModule.DisabledTemporarily", "//Bob", call(pallet, call));
          tried++;
        }
      }
    }
    assertEquals(10, tried);
  }

  /** CheckNonZeroSender: even where a signature holds for it, nobody may act as it. */
  @Test
  void shouldRefuseTheAccountOfZerosAsSigner() {
    StandardRuntime credulous = new StandardRuntime(250, (signature, signer, message) -> true);
    byte[] remark = new ScaleWriter().u8(0).u8(0).compact(1).u8(7).toByteArray();
    byte[] signed = chain.signed("//Bob", 0, 0, remark);
    int signer = Hex.encode(signed).indexOf(Hex.encode(id("//Bob").bytes()).substring(2)) / 2 - 1;
    Hash256 head = Hash256.ZERO;
    assertInstanceOf(Validity.Valid.class, credulous.validate(scene.state(), head, signed));
    scene.transfer("//Bob", AccountId.ZERO, Rao.tao(5));
    Arrays.fill(signed, signer, signer + 32, (byte) 0);
    Validity refusal = new Validity.Invalid("Invalid signing address");
    assertEquals(refusal, credulous.validate(scene.state(), head, signed));
    assertEquals(refusal, chain.runtime.validate(scene.state(), head, signed));
    chain.inject(signed);
    assertEquals(List.of(new Rejected(1, false)), chain.block().rejected());
  }

  @Test
  void shouldKeepOutASignedTimestamp() {
    byte[] set = chain.bytes(new TimestampPallet.Set(7));
    assertRefused(FAILS + "BadOrigin", "//Bob", set);
  }

  /** Else a hotkey without TAO could fill every block with weights that are refused. */
  @Test
  void shouldTakeOnlyFreeCallsThatSucceed() {
    byte[] weights = chain.bytes(new Calls.SetWeights(Scene.TEXT, List.of(0), List.of(1), 0));
    byte[] uneven = chain.bytes(new Calls.SetWeights(Scene.TEXT, List.of(0), List.of(), 0));
    assertEquals("", scene.run("//Bob", new Calls.BurnedRegister(Scene.TEXT, id("//hotkey"))));
    scene.edit(state -> scene.s.stakeThreshold.put(state, 0L));
    assertRefused(FAILS + "SubtensorModule.CommitRevealEnabled", "//hotkey", weights);
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, Scene.TEXT, false));
    scene.blocks(10);

    assertRefused(FAILS + "SubtensorModule.HotKeyNotRegisteredInSubNet", STRANGER, weights);
    assertRefused(FAILS + "SubtensorModule.WeightVecNotEqualSize", "//hotkey", uneven);
    chain.submit("//hotkey", weights);
    assertEquals(List.of(), chain.block().rejected());
  }

  /** Not even for the money they offer beside: they stay outside of blocks. */
  @Test
  void shouldTakeNoTipForAFreeCallThatFails() {
    Rao before = scene.free("//Bob");
    chain.submit("//Bob", 7, sudo());
    assertEquals(List.of(new Rejected(1, false)), chain.block().rejected());
    assertEquals(before, scene.free("//Bob"));
    assertEquals(0, chain.runtime.queries().nonce(chain.state, id("//Bob")));
  }

  /** Eight blocks are two seconds on a fast chain; nobody should look for a fault in his keys. */
  @Test
  void shouldSayThatAnEraIsOverAndWhen() {
    chain.until(13);
    byte[] remark = new ScaleWriter().u8(0).u8(0).compact(1).u8(7).toByteArray();
    byte[] signed = chain.mortal("//Bob", 8, remark);
    chain.until(20);
    assertInstanceOf(Validity.Valid.class, chain.validity(signed));
    chain.until(60);
    assertEquals(
        new Validity.Invalid(
            "Transaction is outdated: its era of 8 blocks ended with block 20; the head is block"
                + " 60; sign it again, for a longer era"),
        chain.validity(signed));

    byte[] forged = chain.mortal("//Bob", 8, remark);
    forged[50] ^= 1;
    assertEquals(
        new Validity.Invalid(
            "Transaction has a bad signature, or an era of 8 blocks that began before block 4; the"
                + " head is block 60"),
        chain.validity(forged));
  }

  @Test
  void shouldTellWhatComesTooEarlyFromWhatIsBad() {
    byte[] remark = new ScaleWriter().u8(0).u8(0).compact(1).u8(7).toByteArray();
    chain.inject(chain.signed("//Bob", 1, 0, remark));
    chain.inject(chain.signed(STRANGER, 0, 0, remark));
    assertEquals(List.of(new Rejected(1, true), new Rejected(2, false)), chain.block().rejected());
  }

  /** With arguments of zeros. */
  private static <A extends Record> byte[] call(Pallet pallet, CallDef<A> call) {
    A arguments = call.codec().read(new ScaleReader(new byte[256]));
    return new ScaleWriter()
        .u8(pallet.index())
        .u8(call.index())
        .bytes(call.codec().encode(arguments))
        .toByteArray();
  }

  private void assertRefused(String reason, String signer, byte[] call) {
    assertEquals(new Validity.Invalid(reason), chain.validity(signer, call));
    int accounts = accounts();
    chain.submit(signer, call);
    assertEquals(List.of(new Rejected(1, false)), chain.block().rejected());
    assertEquals(accounts, accounts());
  }

  private byte[] sudo() {
    return chain.bytes(
        new SudoCall(scene.runtimeCall(new SetSubnetEmissionEnabled(Scene.TEXT, false))));
  }

  private int accounts() {
    return scene.pallet(SystemPallet.class).account.entries(scene.state()).size();
  }

  private AccountId id(String uri) {
    return scene.id(uri);
  }
}
