package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U128;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import io.myelin.runtime.subtensor.SubtensorTypes.PendingChildren;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.List;

/** Keys, takes, child keys, and limits that hold for the whole chain (storage.md 3, items 0-24). */
abstract class KeyStorage extends Pallet {
  public final StorageValue<Integer> minActivityCutoff = value("MinActivityCutoff", U16, 360);
  public final StorageValue<Integer> adminFreezeWindow = value("AdminFreezeWindow", U16, 10);
  public final StorageValue<Integer> ownerHyperparamRateLimit =
      value("OwnerHyperparamRateLimit", U16, 2);
  public final StorageValue<Long> dissolveNetworkScheduleDuration =
      value("DissolveNetworkScheduleDuration", U32, 36000L);
  public final StorageDoubleMap<NetUid, AccountId, Long> lastHotkeySwapOnNetuid =
      map("LastHotkeySwapOnNetuid", identity(NETUID), blake2(ACCOUNT), U64, 0L);
  public final StorageValue<Long> nextStakeJobId = value("NextStakeJobId", U64, 0L);
  public final StorageValue<Long> taoWeight = value("TaoWeight", U64, 971718665099567868L);
  public final StorageValue<Long> ckBurn = value("CKBurn", U64, 0L);
  public final StorageValue<Integer> maxDelegateTake = value("MaxDelegateTake", U16, 11796);
  public final StorageValue<Integer> minDelegateTake = value("MinDelegateTake", U16, 0);
  public final StorageValue<Integer> maxChildkeyTake = value("MaxChildkeyTake", U16, 11796);
  public final StorageValue<Integer> minChildkeyTake = value("MinChildkeyTake", U16, 0);
  public final StorageMap<NetUid, Integer> minChildkeyTakePerSubnet =
      map("MinChildkeyTakePerSubnet", identity(NETUID), U16, 0);
  public final StorageMap<AccountId, AccountId> owner = accountMap("Owner", blake2(ACCOUNT));
  public final StorageMap<AccountId, BigInteger> accountFlags =
      map("AccountFlags", blake2(ACCOUNT), U128, BigInteger.ZERO);
  public final StorageMap<AccountId, Integer> delegates =
      map("Delegates", blake2(ACCOUNT), U16, 11796);
  public final StorageDoubleMap<AccountId, NetUid, Integer> childkeyTake =
      map("ChildkeyTake", blake2(ACCOUNT), identity(NETUID), U16, 0);
  public final StorageDoubleMap<NetUid, AccountId, PendingChildren> pendingChildKeys =
      map(
          "PendingChildKeys",
          identity(NETUID),
          blake2(ACCOUNT),
          SubtensorTypes.PENDING_CHILDREN,
          new PendingChildren(List.of(), 0));
  public final StorageDoubleMap<AccountId, NetUid, List<ChildLink>> childKeys =
      map(
          "ChildKeys",
          blake2(ACCOUNT),
          identity(NETUID),
          Types.vec(SubtensorTypes.CHILD_LINK),
          List.of());
  public final StorageDoubleMap<AccountId, NetUid, List<ChildLink>> parentKeys =
      map(
          "ParentKeys",
          blake2(ACCOUNT),
          identity(NETUID),
          Types.vec(SubtensorTypes.CHILD_LINK),
          List.of());
  public final StorageDoubleMap<NetUid, AccountId, Rao> alphaDividendsPerSubnet =
      map("AlphaDividendsPerSubnet", identity(NETUID), blake2(ACCOUNT), RAO, Rao.ZERO);
  public final StorageDoubleMap<NetUid, AccountId, Rao> rootAlphaDividendsPerSubnet =
      map("RootAlphaDividendsPerSubnet", identity(NETUID), blake2(ACCOUNT), RAO, Rao.ZERO);
  public final StorageValue<Long> blockEmission = value("BlockEmission", U64, 1000000000L);
  public final StorageDoubleMap<AccountId, NetUid, Rao> lastHotkeyEmissionOnNetuid =
      map("LastHotkeyEmissionOnNetuid", blake2(ACCOUNT), identity(NETUID), RAO, Rao.ZERO);
  public final StorageValue<Integer> subnetLimit = value("SubnetLimit", U16, 128);

  KeyStorage(int index, String name) {
    super(index, name);
  }
}
