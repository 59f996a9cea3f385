package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.type.TypeShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SDKs read through runtime APIs: layouts as in storage.md 5, values of a small subnet. */
class InfoApisTest {
  private static final Rao STAKE = Rao.tao(5_000);
  private final Scene scene = new Scene(Map.of());

  @BeforeEach
  void registerAndStake() {
    scene.register("//Bob", 3);
    assertEquals(
        "", scene.run("//Bob", new Calls.AddStake(scene.id("//Bob//1"), Scene.TEXT, STAKE)));
  }

  @Test
  void shouldLayOutEveryRecordAsSpecified() throws IOException {
    Properties expected = new Properties();
    try (InputStream in = InfoApisTest.class.getResourceAsStream("info-records.properties")) {
      expected.load(in);
    }
    assertEquals(12, expected.size());
    for (String method : expected.stringPropertyNames()) {
      assertEquals(expected.getProperty(method), Shapes.fields(output(method)), method);
    }
  }

  @Test
  void shouldWriteTheBytesThatMetadataDeclares() {
    int asked = 0;
    for (RuntimeApi api : scene.chain.runtime.apis()) {
      for (RuntimeApi.Method<?> method : api.methods()) {
        byte[] arguments = Shapes.someArguments(method, scene.id("//Bob"), scene.id("//Bob//1"));
        if (!api.name().equals("TransactionPaymentApi")) {
          byte[] answer = call(api.name() + "_" + method.name(), arguments);
          ScaleReader in = new ScaleReader(answer);
          Shapes.skip(in, method.output().shape());
          in.expectEnd();
          asked++;
        }
      }
    }
    assertTrue(asked > 40, asked + " methods");
  }

  @Test
  void shouldTellWhatAColdkeyHasStaked() {
    byte[] expected =
        new ScaleWriter()
            .compact(1)
            .bytes(scene.id("//Bob//1").bytes())
            .bytes(scene.id("//Bob").bytes())
            .compact(1)
            .compact(STAKE.value())
            .compact(0)
            .compact(0)
            .compact(0)
            .compact(0)
            .bool(true)
            .toByteArray();
    assertArrayEquals(
        expected,
        call("StakeInfoRuntimeApi_get_stake_info_for_coldkey", scene.id("//Bob").bytes()));
    assertEquals(
        "0x00",
        Hex.encode(
            call("StakeInfoRuntimeApi_get_stake_info_for_coldkey", scene.id("//Eve").bytes())));
  }

  @Test
  void shouldTellWhatColdkeysCouldTakeBack() {
    byte[] bobAnywhere =
        new ScaleWriter().compact(1).bytes(scene.id("//Bob").bytes()).u8(0).toByteArray();
    byte[] stake = new ScaleWriter().compact(STAKE.value()).toByteArray();
    ScaleWriter expected = new ScaleWriter().compact(1).bytes(scene.id("//Bob").bytes());
    expected.compact(1).u16(1).bytes(stake).compact(0).bytes(stake);
    String method = "StakeInfoRuntimeApi_get_stake_availability_for_coldkeys";
    assertArrayEquals(expected.toByteArray(), call(method, bobAnywhere));
    byte[] bobOnRoot =
        new ScaleWriter()
            .compact(1)
            .bytes(scene.id("//Bob").bytes())
            .u8(1)
            .compact(1)
            .u16(0)
            .toByteArray();
    assertEquals(
        Hex.encode(
            new ScaleWriter()
                .compact(1)
                .bytes(scene.id("//Bob").bytes())
                .compact(1)
                .u16(0)
                .bytes(new byte[3])
                .toByteArray()),
        Hex.encode(call(method, bobOnRoot)));
  }

  @Test
  void shouldAnswerAColdkeyOnceHoweverOftenItIsAskedForAndOnlySoMany() {
    String method = "StakeInfoRuntimeApi_get_stake_info_for_coldkeys";
    ScaleWriter thrice = new ScaleWriter().compact(3);
    ScaleWriter tooMany = new ScaleWriter().compact(1025);
    IntStream.range(0, 3).forEach(i -> thrice.bytes(scene.id("//Bob").bytes()));
    IntStream.range(0, 1025).forEach(i -> tooMany.bytes(scene.id("//Bob").bytes()));
    byte[] once = call(method, Hashes.concat(new byte[] {4}, scene.id("//Bob").bytes()));
    assertEquals(4, once[0]);
    assertArrayEquals(once, call(method, thrice.toByteArray()));
    assertThrows(IllegalArgumentException.class, () -> call(method, tooMany.toByteArray()));
  }

  /** What the SDK asks before it takes back stake (storage.md 5). */
  @Test
  void shouldSayThatNothingIsLocked() {
    byte[] bob = scene.id("//Bob").bytes();
    byte[] onText = {1, 0};
    byte[] bobOnText = Hashes.concat(bob, onText);
    String trait = "StakeInfoRuntimeApi_";
    assertArrayEquals(new byte[] {0}, call(trait + "get_coldkey_lock", bobOnText));
    assertArrayEquals(new byte[16], call(trait + "get_hotkey_conviction", bobOnText));
    assertArrayEquals(new byte[] {0}, call(trait + "get_most_convicted_hotkey_on_subnet", onText));
  }

  /** The SDK looks prices up by the names of the fields. */
  @Test
  void shouldNameTheFieldsOfAPrice() {
    assertEquals("netuid u16, price u64", Shapes.fields(output("current_alpha_price_all")));
    assertEquals(
        "0x08000000ca9a3b00000000010000ca9a3b00000000",
        Hex.encode(call("SwapRuntimeApi_current_alpha_price_all", new byte[0])));
  }

  @Test
  void shouldGiveNoneForASubnetOrUidThatIsNotThere() {
    assertEquals("0x00", Hex.encode(call("SubnetInfoRuntimeApi_get_metagraph", 77)));
    assertEquals("0x00", Hex.encode(call("NeuronInfoRuntimeApi_get_neurons", 77)));
    assertEquals("0x00", Hex.encode(call("NeuronInfoRuntimeApi_get_neuron_lite", 1, 3)));
    assertEquals(1, call("NeuronInfoRuntimeApi_get_neuron_lite", 1, 2)[0]);
    byte[] noSuchMechanism = new ScaleWriter().u16(1).u8(1).toByteArray();
    assertEquals("0x00", Hex.encode(call("SubnetInfoRuntimeApi_get_mechagraph", noSuchMechanism)));
  }

  @Test
  void shouldShowANeuronWithItsStakeAndWithoutZeroWeights() {
    scene.edit(
        state ->
            scene.s.weights.put(state, 1, 1, List.of(new U16Pair(0, 0), new U16Pair(2, 65535))));
    ScaleReader in = new ScaleReader(call("NeuronInfoRuntimeApi_get_neuron", 1, 1));
    assertTrue(in.bool());
    assertArrayEquals(scene.id("//Bob//1").bytes(), in.bytes(32));
    assertArrayEquals(scene.id("//Bob").bytes(), in.bytes(32));
    assertEquals(1, in.compact());
    assertEquals(1, in.compact());
    assertTrue(in.bool());
    in.bytes(34 + 31);
    assertEquals(1, in.compact());
    assertArrayEquals(scene.id("//Bob").bytes(), in.bytes(32));
    assertEquals(STAKE.value(), in.compact());
    for (int i = 0; i < 7; i++) { // rank, emission ... dividends: no epoch has run
      assertEquals(0, in.compact());
    }
    in.compact();
    assertFalse(in.bool());
    assertEquals(1, in.compact());
    assertEquals(2, in.compact());
    assertEquals(65535, in.compact());
    assertEquals(0, in.compact());
    assertEquals(65535, in.compact());
    in.expectEnd();
  }

  @Test
  void shouldAnswerOnlyTheFieldsOfAMetagraphThatWereAskedFor() {
    byte[] tempoAndUids = new ScaleWriter().u16(1).compact(3).u16(8).u16(30).u16(999).toByteArray();
    ScaleReader in =
        new ScaleReader(call("SubnetInfoRuntimeApi_get_selective_metagraph", tempoAndUids));
    assertTrue(in.bool());
    assertEquals(0, in.compact(), "netuid was not asked for");
    for (int field = 1; field < 74; field++) {
      boolean there = in.bool();
      assertEquals(field == 8 || field == 30, there, "field " + field);
      if (there) {
        assertEquals(field == 8 ? 20 : 3, in.compact());
      }
    }
    in.expectEnd();
  }

  @Test
  void shouldSpellNamesInCompactNumbersAndHyperparametersInPairs() {
    scene.edit(state -> scene.s.tokenSymbol.put(state, Scene.TEXT, new byte[] {63, 64}));
    byte[] symbol = new ScaleWriter().u16(1).compact(1).u16(2).toByteArray();
    String answer = Hex.encode(call("SubnetInfoRuntimeApi_get_selective_metagraph", symbol));
    assertEquals("0x" + "01" + "00" + "00" + "01" + "08fc0101" + "00".repeat(71), answer);
    ScaleReader v3 = new ScaleReader(call("SubnetInfoRuntimeApi_get_subnet_hyperparams_v3", 1));
    assertTrue(v3.bool());
    assertEquals(33, v3.compact());
    assertEquals("kappa", v3.text());
    assertEquals(1, v3.u8());
    assertEquals(32767, v3.compact());
  }

  @Test
  void shouldListAHotkeyThatOthersMayStakeToWithTheirStake() {
    assertEquals("0x00", Hex.encode(call("DelegateInfoRuntimeApi_get_delegates", new byte[0])));
    scene.edit(state -> scene.s.delegates.put(state, scene.id("//Bob//1"), 6553));
    ScaleReader in =
        new ScaleReader(call("DelegateInfoRuntimeApi_get_delegate", scene.id("//Bob//1").bytes()));
    assertTrue(in.bool());
    assertArrayEquals(scene.id("//Bob//1").bytes(), in.bytes(32));
    assertEquals(6553, in.compact());
    assertEquals(1, in.compact());
    assertArrayEquals(scene.id("//Bob").bytes(), in.bytes(32));
    assertEquals(1, in.compact());
    assertEquals(1, in.compact());
    assertEquals(STAKE.value(), in.compact());
    assertArrayEquals(scene.id("//Bob").bytes(), in.bytes(32));
    assertEquals(1, in.compact());
    assertEquals(1, in.compact());
    assertEquals(0, in.compact());
    assertEquals(0, in.compact());
    assertEquals(0, in.compact());
    in.expectEnd();
    ScaleReader delegated =
        new ScaleReader(call("DelegateInfoRuntimeApi_get_delegated", scene.id("//Bob").bytes()));
    assertEquals(1, delegated.compact());
  }

  /** A day's return on one rao of root stake can be more than a u64 holds. */
  @Test
  void shouldEndReturnsAtTheLargestNumber() {
    State state = new State(scene.state());
    Rao much = Rao.tao(1_000_000);
    scene.s.totalHotkeyAlpha.put(state, scene.id("//Bob//1"), NetUid.ROOT, Rao.of(1));
    scene.s.delegates.put(state, scene.id("//Bob//1"), 6553);
    scene.s.emission.put(state, Scene.TEXT, List.of(much, much, much));
    ScaleReader in =
        new ScaleReader(
            scene
                .chain
                .runtime
                .call(state, "DelegateInfoRuntimeApi_get_delegate", scene.id("//Bob//1").bytes())
                .orElseThrow());
    in.bytes(1 + 32);
    in.compact();
    assertEquals(1, in.compact());
    in.bytes(32);
    assertEquals(1, in.compact());
    in.compact();
    in.compact();
    in.bytes(32);
    assertEquals(1, in.compact());
    in.compact();
    assertEquals(0, in.compact());
    assertEquals(-1L, in.compact(), "2^64 - 1");
  }

  @Test
  void shouldNameTheSubnetThatWouldGoFirst() {
    assertEquals("0x00", Hex.encode(call("SubnetInfoRuntimeApi_get_subnet_to_prune", new byte[0])));
    scene.edit(state -> scene.s.networkImmunityPeriod.put(state, 0L));
    assertEquals(
        "0x010100", Hex.encode(call("SubnetInfoRuntimeApi_get_subnet_to_prune", new byte[0])));
  }

  @Test
  void shouldPriceAlphaOfAStableSubnetAtOneTao() {
    assertEquals("0x00ca9a3b00000000", Hex.encode(call("SwapRuntimeApi_current_alpha_price", 1)));
    assertEquals("0x0000000000000000", Hex.encode(call("SwapRuntimeApi_current_alpha_price", 77)));
    assertEquals(
        scene.s.lockCost(scene.state()).value(),
        new ScaleReader(
                call("SubnetRegistrationRuntimeApi_get_network_registration_cost", new byte[0]))
            .u64());
  }

  private TypeShape output(String name) {
    for (RuntimeApi api : scene.chain.runtime.apis()) {
      for (RuntimeApi.Method<?> method : api.methods()) {
        if (method.name().equals(name)) {
          return method.output().shape();
        }
      }
    }
    throw new AssertionError("no method " + name);
  }

  private byte[] call(String method, int... numbers) {
    ScaleWriter arguments = new ScaleWriter();
    for (int number : numbers) {
      arguments.u16(new NetUid(number).value());
    }
    return call(method, arguments.toByteArray());
  }

  private byte[] call(String method, byte[] arguments) {
    return scene.chain.runtime.call(scene.state(), method, arguments).orElseThrow();
  }
}
