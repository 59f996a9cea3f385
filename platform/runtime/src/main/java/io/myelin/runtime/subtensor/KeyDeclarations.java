package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.BYTES;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U16;

import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.type.Types;

/** The calls about hotkeys and who stands behind them (extrinsics.md 2). */
final class KeyDeclarations {
  private KeyDeclarations() {}

  static void declare(
      SubtensorPallet s, Takes takes, Children children, Identities identities, HotkeySwap swap) {
    s.call(
        65, "decrease_take", KeyCalls.DecreaseTake.class, Pays.NO, takes::decrease, ACCOUNT, U16);
    s.call(
        66, "increase_take", KeyCalls.IncreaseTake.class, Pays.NO, takes::increase, ACCOUNT, U16);
    s.call(
        67,
        "set_children",
        KeyCalls.SetChildren.class,
        Pays.YES,
        children::set,
        ACCOUNT,
        NETUID,
        Types.vec(SubtensorTypes.CHILD_LINK));
    s.call(
        75,
        "set_childkey_take",
        KeyCalls.SetChildkeyTake.class,
        Pays.YES,
        children::setTake,
        ACCOUNT,
        NETUID,
        U16);
    identities(s, identities);
    s.call(
        70,
        "swap_hotkey",
        KeyCalls.SwapHotkey.class,
        Pays.YES,
        (c, o, a) ->
            swap.swap(
                c, o, new KeyCalls.SwapHotkeyV2(a.hotkey(), a.newHotkey(), a.netuid(), false)),
        ACCOUNT,
        ACCOUNT,
        Types.option(NETUID));
    s.call(
        72,
        "swap_hotkey_v2",
        KeyCalls.SwapHotkeyV2.class,
        Pays.YES,
        swap::swap,
        ACCOUNT,
        ACCOUNT,
        Types.option(NETUID),
        BOOL);
  }

  private static void identities(SubtensorPallet s, Identities identities) {
    s.call(
        68,
        "set_identity",
        KeyCalls.SetIdentity.class,
        Pays.YES,
        identities::set,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES);
    s.call(
        78,
        "set_subnet_identity",
        KeyCalls.SetSubnetIdentity.class,
        Pays.YES,
        identities::setSubnet,
        NETUID,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES,
        BYTES);
  }
}
