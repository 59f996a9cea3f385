package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who lends stake to whom on a subnet: every link is stored with its parent and with its child, and
 * the two lists always agree (economics.md 7).
 */
final class ChildLinks {
  private static final int MOST_CHILDREN = 5;
  private static final Comparator<ChildLink> BY_ACCOUNT = Comparator.comparing(ChildLink::account);
  private final SubtensorPallet s;

  ChildLinks(SubtensorPallet s) {
    this.s = s;
  }

  /** Why a hotkey may not have these children; nobody is parent and child of the same key. */
  Optional<ErrorDef> refusal(
      StateView state, AccountId hotkey, NetUid netuid, List<ChildLink> children) {
    if (contains(children, hotkey)) {
      return Optional.of(s.error("InvalidChild"));
    }
    if (children.size() > MOST_CHILDREN) {
      return Optional.of(s.error("TooManyChildren"));
    }
    if (overflows(children)) {
      return Optional.of(s.error("ProportionOverflow"));
    }
    List<ChildLink> parents = s.parentKeys.get(state, hotkey, netuid);
    return parents.stream().anyMatch(parent -> contains(children, parent.account()))
        ? Optional.of(s.error("ChildParentInconsistency"))
        : Optional.empty();
  }

  /** Replaces a hotkey's children; they must be allowed. */
  void put(State state, AccountId hotkey, NetUid netuid, List<ChildLink> children) {
    for (ChildLink old : s.childKeys.get(state, hotkey, netuid)) {
      if (!contains(children, old.account())) {
        drop(state, s.parentKeys, old.account(), netuid, hotkey);
      }
    }
    for (ChildLink child : children) {
      put(state, s.parentKeys, child.account(), netuid, hotkey, child.proportion());
    }
    store(state, s.childKeys, hotkey, netuid, sorted(children));
    store(state, s.parentKeys, hotkey, netuid, sorted(s.parentKeys.get(state, hotkey, netuid)));
  }

  /**
   * Gives a hotkey's links, and what waits to become one, to another, whose own go.
   *
   * @throws io.myelin.runtime.frame.DispatchException InvalidChild when the two are linked
   */
  void move(State state, NetUid netuid, AccountId from, AccountId to) {
    List<ChildLink> children = s.childKeys.get(state, from, netuid);
    List<ChildLink> parents = s.parentKeys.get(state, from, netuid);
    s.error("InvalidChild").unless(!contains(children, to) && !contains(parents, to));
    if (!children.isEmpty() || !parents.isEmpty()) {
      cut(state, netuid, to);
      cut(state, netuid, from);
      for (ChildLink child : children) {
        put(state, s.parentKeys, child.account(), netuid, to, child.proportion());
      }
      for (ChildLink parent : parents) {
        put(state, s.childKeys, parent.account(), netuid, to, parent.proportion());
      }
      store(state, s.childKeys, to, netuid, sorted(children));
      store(state, s.parentKeys, to, netuid, sorted(parents));
    }
    movePending(state, netuid, from, to);
  }

  private void movePending(State state, NetUid netuid, AccountId from, AccountId to) {
    s.pendingChildKeys
        .find(state, netuid, from)
        .ifPresent(
            own -> {
              s.pendingChildKeys.put(state, netuid, to, own);
              s.pendingChildKeys.remove(state, netuid, from);
            });
    for (var pending : s.pendingChildKeys.entries(state, netuid)) {
      List<ChildLink> children = pending.value().children();
      if (contains(children, from)) {
        s.pendingChildKeys.put(
            state,
            netuid,
            pending.key2(),
            new SubtensorTypes.PendingChildren(
                renamed(children, from, to), pending.value().cooldownBlock()));
      }
    }
  }

  private static List<ChildLink> renamed(List<ChildLink> links, AccountId from, AccountId to) {
    return links.stream()
        .filter(link -> !link.account().equals(to))
        .map(link -> link.account().equals(from) ? new ChildLink(link.proportion(), to) : link)
        .toList();
  }

  /** Removes every link of a hotkey on both sides. */
  private void cut(State state, NetUid netuid, AccountId hotkey) {
    for (ChildLink child : s.childKeys.get(state, hotkey, netuid)) {
      drop(state, s.parentKeys, child.account(), netuid, hotkey);
    }
    for (ChildLink parent : s.parentKeys.get(state, hotkey, netuid)) {
      drop(state, s.childKeys, parent.account(), netuid, hotkey);
    }
    s.childKeys.remove(state, hotkey, netuid);
    s.parentKeys.remove(state, hotkey, netuid);
  }

  private static void put(
      State state,
      StorageDoubleMap<AccountId, NetUid, List<ChildLink>> map,
      AccountId of,
      NetUid netuid,
      AccountId linked,
      long proportion) {
    List<ChildLink> links = new ArrayList<>(map.get(state, of, netuid));
    ChildLink link = new ChildLink(proportion, linked);
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).account().equals(linked)) {
        links.set(i, link);
        map.put(state, of, netuid, List.copyOf(links));
        return;
      }
    }
    links.add(link);
    map.put(state, of, netuid, List.copyOf(links));
  }

  private static void drop(
      State state,
      StorageDoubleMap<AccountId, NetUid, List<ChildLink>> map,
      AccountId of,
      NetUid netuid,
      AccountId linked) {
    List<ChildLink> links = map.get(state, of, netuid);
    store(
        state,
        map,
        of,
        netuid,
        links.stream().filter(link -> !link.account().equals(linked)).toList());
  }

  private static void store(
      State state,
      StorageDoubleMap<AccountId, NetUid, List<ChildLink>> map,
      AccountId of,
      NetUid netuid,
      List<ChildLink> links) {
    if (links.isEmpty()) {
      map.remove(state, of, netuid);
    } else {
      map.put(state, of, netuid, links);
    }
  }

  private static boolean overflows(List<ChildLink> children) {
    long sum = 0;
    for (ChildLink child : children) {
      long next = sum + child.proportion();
      if (Long.compareUnsigned(next, sum) < 0) {
        return true;
      }
      sum = next;
    }
    return false;
  }

  private static boolean contains(List<ChildLink> links, AccountId account) {
    return links.stream().anyMatch(link -> link.account().equals(account));
  }

  private static List<ChildLink> sorted(List<ChildLink> links) {
    return links.stream().sorted(BY_ACCOUNT).toList();
  }
}
