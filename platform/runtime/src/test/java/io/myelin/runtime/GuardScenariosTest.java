package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.subtensor.Calls;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a pool says of calls that would fail (extrinsics.md 3); they cost nothing and are in no
 * block. Bob's neuron 0 has stake; Alice's owner key needs none.
 */
class GuardScenariosTest {
  private static final String V = "//Bob//0";
  private static final String OWNER = "//Alice//owner";
  private final Scene scene = new Scene(Map.of("ServingRateLimit", 5L));

  @BeforeEach
  void twoNeurons() {
    assertEquals("", scene.run("//Alice", new Calls.BurnedRegister(TEXT, scene.id(OWNER))));
    scene.register("//Bob", 1);
    assertEquals("", scene.run("//Bob", new Calls.AddStake(scene.id(V), TEXT, Rao.tao(1000))));
    scene.blocks(10);
  }

  @Test
  void shouldTellWhoHasTooLittleStakeToWeigh() {
    assertRefused(1, "//Eve", commit("//Eve"));
    assertRefused(
        1, "//Eve", scene.chain.bytes(new Calls.SetWeights(TEXT, List.of(), List.of(), 0)));
    assertRefused(1, "//Eve", TestChain.reveal(TEXT, List.of(1)));
    assertEnters(OWNER, commit(OWNER));
    assertEnters(V, commit(V));
  }

  @Test
  void shouldTellWhoComesTooSoon() {
    scene.chain.submit(V, commit(V));
    scene.blocks(1);
    assertRefused(6, V, commit(V));
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, TEXT, false));
    byte[] open = scene.chain.bytes(new Calls.SetWeights(TEXT, List.of(0), List.of(1), 0));
    assertRefused(6, V, open);
    scene.blocks(9); // a call that enters now is in the block after
    assertEnters(V, open);
    byte[] subnet = scene.chain.bytes(new Calls.RegisterNetwork(scene.id("//Eve//owner")));
    assertEnters("//Eve", subnet);
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(scene.id("//Dave//owner"))));
    assertRefused(6, "//Eve", subnet);
    Record named =
        new Calls.RegisterNetworkWithIdentity(scene.id("//Eve//owner"), Optional.empty());
    assertRefused(6, "//Eve", scene.chain.bytes(named));
  }

  @Test
  void shouldTellWhatIsWrongWithAnAxon() {
    assertRefused(10, "//Eve", axon(TEXT, 1, 4, 80));
    assertRefused(10, V, axon(new NetUid(9), 1, 4, 80));
    assertRefused(255, V, axon(TEXT, 1, 5, 80));
    assertRefused(11, V, axon(TEXT, 0xffffffffL, 4, 80));
    assertRefused(13, V, axon(TEXT, 1, 4, 0));
    scene.chain.submit(V, axon(TEXT, 1, 4, 80));
    scene.blocks(1);
    assertRefused(12, V, axon(TEXT, 1, 4, 80));
    scene.blocks(4);
    assertEnters(V, axon(TEXT, 1, 4, 80));
  }

  @Test
  void shouldTellWhatCannotBeRevealed() {
    byte[] shown = TestChain.reveal(TEXT, List.of(7));
    assertRefused(16, OWNER, shown);
    scene.chain.submit(OWNER, commit(OWNER));
    scene.blocks(1);
    assertRefused(17, OWNER, shown);
    assertRefused(16, OWNER, TestChain.reveal(TEXT, List.of(8)));
    scene.until(20);
    assertEnters(OWNER, shown);
    scene.until(40);
    assertRefused(17, OWNER, shown);
  }

  private byte[] commit(String hotkey) {
    return TestChain.commit(TEXT, scene.id(hotkey), List.of(7));
  }

  private byte[] axon(NetUid netuid, long ip, int type, int port) {
    return scene.chain.bytes(
        new Calls.ServeAxon(netuid, 1, BigInteger.valueOf(ip), port, type, 4, 0, 0));
  }

  private void assertEnters(String signer, byte[] call) {
    assertInstanceOf(Validity.Valid.class, scene.chain.validity(signer, call));
  }

  private void assertRefused(int code, String signer, byte[] call) {
    assertEquals(new Validity.Invalid("Custom error: " + code), scene.chain.validity(signer, call));
    scene.chain.submit(signer, call);
    assertEquals(List.of(new Rejected(1, false)), scene.chain.block().rejected());
  }
}
