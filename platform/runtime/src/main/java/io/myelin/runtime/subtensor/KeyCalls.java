package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import java.util.List;
import java.util.Optional;

/** Arguments of the calls about hotkeys and who stands behind them (extrinsics.md 2). */
public final class KeyCalls {
  private KeyCalls() {}

  /** Takes a smaller share of what nominators earn, of 65535. */
  public record DecreaseTake(AccountId hotkey, int take) {}

  /** Takes a greater share, of 65535. */
  public record IncreaseTake(AccountId hotkey, int take) {}

  /** Lends shares of a hotkey's stake on a subnet, each of 2^64 - 1, to other hotkeys. */
  public record SetChildren(AccountId hotkey, NetUid netuid, List<ChildLink> children) {}

  /** What a child keeps of what it earns with its parents' stake, of 65535. */
  public record SetChildkeyTake(AccountId hotkey, NetUid netuid, int take) {}

  /** What a coldkey says of itself. */
  public record SetIdentity(
      byte[] name,
      byte[] url,
      byte[] githubRepo,
      byte[] image,
      byte[] discord,
      byte[] description,
      byte[] additional) {}

  /** What the owner of a subnet says of it. */
  public record SetSubnetIdentity(
      NetUid netuid,
      byte[] subnetName,
      byte[] githubRepo,
      byte[] subnetContact,
      byte[] subnetUrl,
      byte[] discord,
      byte[] description,
      byte[] logoUrl,
      byte[] additional) {}

  /** Puts another hotkey in the place of one, on a subnet or everywhere. */
  public record SwapHotkey(AccountId hotkey, AccountId newHotkey, Optional<NetUid> netuid) {}

  /** The same; the stake may stay where it is. */
  public record SwapHotkeyV2(
      AccountId hotkey, AccountId newHotkey, Optional<NetUid> netuid, boolean keepStake) {}
}
