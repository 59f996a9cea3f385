package io.myelin.router;

import io.myelin.router.Panel.Member;
import io.myelin.spi.Answering.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * Asks every expert, also those who are not believed now, about items whose truth is known. A live
 * question has no truth a miner could learn from.
 */
final class Practice {
  /** Items of a topic after which practice is rare. */
  private static final int ENOUGH = 48;

  private static final double OFTEN = 0.25;
  private static final int ITEMS = 8;

  private final Panel panel;
  private final Trust trust;
  private final ItemText text;
  private final RandomGenerator random;
  private final AtomicBoolean busy = new AtomicBoolean();

  Practice(Panel panel, Trust trust, ItemText text, RandomGenerator random) {
    this.panel = panel;
    this.trust = trust;
    this.text = text;
    this.random = random;
  }

  static List<String> hotkeys(List<Member> members) {
    return members.stream().map(Member::hotkey).toList();
  }

  /**
   * Practises topics little is known of, and any of the others now and then. Of questions that come
   * together one practises: experts have so much less to do.
   */
  void maybe(Set<Topic> topics, List<Member> members, Call call) throws InterruptedException {
    if (busy.compareAndSet(false, true)) {
      try {
        practise(topics, members, call);
      } finally {
        busy.set(false);
      }
    }
  }

  private void practise(Set<Topic> topics, List<Member> members, Call call)
      throws InterruptedException {
    List<ItemText.Known> drawn = new ArrayList<>();
    synchronized (random) {
      for (Topic topic : topics) {
        if (trust.practised(topic) < ENOUGH || random.nextDouble() < OFTEN) {
          for (int i = 0; i < ITEMS; i++) {
            drawn.add(text.draw(topic, random));
          }
        }
      }
    }
    if (drawn.isEmpty() || members.isEmpty()) {
      return;
    }
    List<Item> items = drawn.stream().map(ItemText.Known::item).toList();
    Map<Member, List<Item>> wanted = new LinkedHashMap<>();
    members.forEach(member -> wanted.put(member, items));
    Map<Member, List<double[]>> answers = panel.ask(wanted, call);
    for (int i = 0; i < drawn.size(); i++) {
      int at = i;
      Map<String, double[]> said = new HashMap<>();
      answers.forEach((member, shares) -> said.put(member.hotkey(), shares.get(at)));
      trust.learn(
          items.get(i).topic(),
          hotkeys(members),
          said,
          drawn.get(i).right(),
          items.get(i).choices().size());
    }
  }
}
