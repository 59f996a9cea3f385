package io.myelin.host.validator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Miners whose answers were at hand when a worker ended, from round to round. They are judged one
 * by one and after all others, so that a miner whose answers end workers never takes an honest one
 * with it twice.
 */
final class Suspects {
  private final Set<String> alone = new HashSet<>();
  private final Set<String> ended = new HashSet<>();

  /** Forgets miners that are not asked any more; one that only kept silent is not forgotten. */
  void forgetOthersThan(Set<String> asked) {
    alone.retainAll(asked);
    ended.retainAll(asked);
  }

  /** The miners in the order and company in which they are to be judged. */
  Deque<List<String>> groups(List<String> miners, int together) {
    List<String> trusted = miners.stream().filter(each -> !alone.contains(each)).toList();
    Deque<List<String>> groups = new ArrayDeque<>();
    for (int from = 0; from < trusted.size(); from += together) {
      groups.add(new ArrayList<>(trusted.subList(from, Math.min(trusted.size(), from + together))));
    }
    miners.stream()
        .filter(each -> alone.contains(each) && !ended.contains(each))
        .forEach(each -> groups.add(List.of(each)));
    miners.stream().filter(ended::contains).forEach(each -> groups.add(List.of(each)));
    return groups;
  }

  /** Notes that a worker ended while it judged these miners. */
  void add(List<String> group) {
    alone.addAll(group);
    if (group.size() == 1) {
      ended.addAll(group);
    }
  }

  /** Notes that these miners were judged; by themselves they do no harm. */
  void clear(List<String> group) {
    ended.removeAll(group);
  }

  /** Whether a worker ended over the answers of this miner alone. */
  boolean ended(String miner) {
    return ended.contains(miner);
  }
}
