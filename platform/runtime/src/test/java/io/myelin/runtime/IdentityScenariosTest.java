package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.KeyCalls;
import io.myelin.runtime.subtensor.SubtensorEvents.ChainIdentitySet;
import io.myelin.runtime.subtensor.SubtensorEvents.NetworkAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.SubnetIdentitySet;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What coldkeys and owners say of themselves (scenarios.md N, S296 and S297). */
class IdentityScenariosTest {
  private final Scene scene = new Scene(Map.of());

  @Test // S296
  void shouldNeedANeuronAndShowTheIdentityWithIt() {
    assertEquals("HotKeyNotRegisteredInNetwork", scene.run("//Bob", identity(7, 3)));
    assertEquals("", scene.run("//Bob", new Calls.TryAssociateHotkey(scene.id("//Bob//0"))));
    assertEquals("HotKeyNotRegisteredInNetwork", scene.run("//Bob", identity(7, 3)));
    scene.register("//Bob", 1);
    assertEquals("", scene.run("//Bob", identity(7, 3)));
    assertEquals(List.of(new ChainIdentitySet(scene.id("//Bob"))), scene.events());
    ScaleReader in = new ScaleReader(selective(54));
    assertEquals(1, in.compact());
    assertTrue(in.bool());
    for (int bytes : List.of(7, 7, 7, 3, 7, 3, 3)) {
      assertEquals(bytes, in.compact());
      in.bytes(bytes);
    }
  }

  @ParameterizedTest // S296
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void shouldHoldEveryFieldOfAColdkeyToItsLength(int field) {
    scene.register("//Bob", 1);
    boolean isLong = List.of(3, 5, 6).contains(field);
    byte[][] fields = new byte[7][0];
    fields[field] = new byte[isLong ? 1025 : 257];
    assertEquals("InvalidIdentity", scene.run("//Bob", identity(fields)));
    fields[field] = new byte[isLong ? 1024 : 256];
    assertEquals("", scene.run("//Bob", identity(fields)));
  }

  @Test // S297
  void shouldLetOnlyTheOwnerNameASubnetThatIsThere() {
    assertEquals("NotSubnetOwner", scene.run("//Bob", subnet(TEXT, named("words"))));
    assertEquals("NotSubnetOwner", scene.run("//Alice", subnet(new NetUid(9), named("words"))));
    assertEquals("", scene.run("//Alice", subnet(TEXT, named("words"))));
    assertEquals(List.of(new SubnetIdentitySet(TEXT)), scene.events());
    ScaleReader in = new ScaleReader(selective(1));
    assertEquals(5, in.compact());
    ScaleReader identity = new ScaleReader(selective(3));
    assertTrue(identity.bool());
    assertEquals(5, identity.compact());
    assertArrayEquals(bytes("words"), identity.bytes(5));
  }

  @ParameterizedTest // S297
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void shouldHoldEveryFieldOfASubnetToItsLength(int field) {
    boolean isShort = field == 0 || field == 4;
    byte[][] fields = new byte[8][0];
    fields[field] = new byte[isShort ? 257 : 1025];
    assertEquals("InvalidIdentity", scene.run("//Alice", subnet(TEXT, identity8(fields))));
    fields[field] = new byte[isShort ? 256 : 1024];
    assertEquals("", scene.run("//Alice", subnet(TEXT, identity8(fields))));
  }

  @Test
  void shouldNameASubnetAsItIsCreatedOrNotCreateIt() {
    Rao before = scene.free("//Dave");
    byte[][] tooLong = new byte[8][0];
    tooLong[0] = new byte[257];
    assertEquals("InvalidIdentity", create(Optional.of(identity8(tooLong))));
    assertEquals(before, scene.free("//Dave"));
    assertEquals("", create(Optional.of(named("pictures"))));
    NetUid created = new NetUid(2);
    assertEquals(
        List.of(new SubnetIdentitySet(created), new NetworkAdded(created, 0)),
        scene.events().subList(scene.events().size() - 2, scene.events().size()));
    assertEquals(
        "pictures",
        new String(
            scene.s.subnetIdentitiesV3.get(scene.state(), created).subnetName(),
            StandardCharsets.UTF_8));
    scene.edit(state -> scene.s.networkRateLimit.put(state, 0L));
    assertEquals("", create(Optional.empty()));
    assertEquals(Optional.empty(), scene.s.subnetIdentitiesV3.find(scene.state(), new NetUid(3)));
  }

  private String create(Optional<SubnetIdentity> identity) {
    return scene.run(
        "//Dave", new Calls.RegisterNetworkWithIdentity(scene.id("//Dave//owner"), identity));
  }

  /** The field of the metagraph with this number, without what stands before it. */
  private byte[] selective(int field) {
    byte[] answer =
        scene
            .chain
            .runtime
            .call(scene.state(), "SubnetInfoRuntimeApi_get_selective_metagraph", asked(field))
            .orElseThrow();
    ScaleReader in = new ScaleReader(answer);
    assertTrue(in.bool());
    in.compact();
    in.bytes(field - 1);
    assertTrue(in.bool());
    return in.bytes(answer.length - 2 - field);
  }

  private static byte[] asked(int field) {
    return new ScaleWriter().u16(TEXT.value()).compact(1).u16(field).toByteArray();
  }

  private static KeyCalls.SetIdentity identity(int shortBytes, int longBytes) {
    byte[] s = new byte[shortBytes];
    byte[] l = new byte[longBytes];
    return identity(new byte[][] {s, s, s, l, s, l, l});
  }

  private static KeyCalls.SetIdentity identity(byte[][] f) {
    return new KeyCalls.SetIdentity(f[0], f[1], f[2], f[3], f[4], f[5], f[6]);
  }

  private static SubnetIdentity identity8(byte[][] f) {
    return new SubnetIdentity(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]);
  }

  private static SubnetIdentity named(String name) {
    byte[][] fields = new byte[8][0];
    fields[0] = bytes(name);
    return identity8(fields);
  }

  private static KeyCalls.SetSubnetIdentity subnet(NetUid netuid, SubnetIdentity i) {
    return new KeyCalls.SetSubnetIdentity(
        netuid,
        i.subnetName(),
        i.githubRepo(),
        i.subnetContact(),
        i.subnetUrl(),
        i.discord(),
        i.description(),
        i.logoUrl(),
        i.additional());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
