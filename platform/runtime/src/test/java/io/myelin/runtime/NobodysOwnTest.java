package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.storage.MissingValueException;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageItem;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.type.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Clients read 32 zero bytes as the owner of what nobody owns; to the rules nobody is nobody, and
 * the account of zeros has no rights from it.
 */
class NobodysOwnTest {
  private static final NetUid SECOND = new NetUid(2);
  private static final Origin ZERO = new Origin.Signed(AccountId.ZERO);
  private final Scene scene = new Scene(Map.of());

  @Test
  void shouldShowZerosForAbsentAccountsAndLetNoRuleReadThem() {
    List<StorageItem<?>> items =
        scene.chain.runtime.pallets().stream()
            .flatMap(pallet -> pallet.storage().stream())
            .filter(item -> item.value().shape().equals(Types.ACCOUNT.shape()))
            .filter(
                item ->
                    item.fallback().filter(zero -> Arrays.equals(zero, new byte[32])).isPresent())
            .toList();
    assertEquals(
        List.of("Owner", "SubnetOwner", "SubnetOwnerHotkey", "Keys"),
        items.stream().map(StorageItem::name).toList());
    for (StorageItem<?> item : items) {
      assertThrows(MissingValueException.class, () -> read(item), item.name());
    }
    assertEquals(AccountId.ZERO, scene.s.owner.shown(StateTrie.EMPTY, scene.id("//Bob")));
  }

  @Test
  void shouldStartNoSubnetForTheAccountOfZeros() {
    AccountId hotkey = scene.id("//Dave//owner");
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(hotkey)));
    scene.edit(state -> scene.s.subnetOwner.remove(state, SECOND));
    assertEquals("BadOrigin", scene.run(ZERO, new Calls.StartCall(SECOND)));
  }

  @Test
  void shouldNotCountTheHotkeyOfZerosAsTheOwnersOfASubnetWithoutOne() {
    scene.edit(
        state -> {
          scene.s.stakeThreshold.put(state, Rao.tao(1).value());
          scene.s.commitRevealWeightsEnabled.put(state, TEXT, false);
          scene.s.subnetOwnerHotkey.remove(state, TEXT);
        });
    assertEquals("", scene.run("//Bob", new Calls.BurnedRegister(TEXT, AccountId.ZERO)));
    assertEquals("", scene.run("//Bob", new Calls.BurnedRegister(TEXT, scene.id("//Bob//0"))));
    scene.blocks(20);
    assertEquals(
        "NotEnoughStakeToSetWeights",
        scene.run(ZERO, new Calls.SetWeights(TEXT, List.of(1), List.of(1), 0)));
  }

  @Test
  void shouldRecycleTheOwnersCutOfASubnetWithoutOwner() {
    scene.edit(
        state -> {
          scene.s.subnetOwner.remove(state, TEXT);
          scene.s.subnetOwnerHotkey.remove(state, TEXT);
        });
    scene.blocks(25);
    assertEquals(Rao.ZERO, scene.s.totalHotkeyAlpha.get(scene.state(), AccountId.ZERO, TEXT));
  }

  @SuppressWarnings("unchecked")
  private static Object read(StorageItem<?> item) {
    return item instanceof StorageMap<?, ?> map
        ? map.keys().get(0).type().equals(Types.NETUID)
            ? ((StorageMap<NetUid, ?>) map).get(StateTrie.EMPTY, TEXT)
            : ((StorageMap<AccountId, ?>) map).get(StateTrie.EMPTY, AccountId.ZERO)
        : ((StorageDoubleMap<NetUid, Integer, ?>) item).get(StateTrie.EMPTY, TEXT, 0);
  }
}
