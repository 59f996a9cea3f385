package io.myelin.router;

import io.myelin.router.Panel.Member;
import io.myelin.router.RouterSettings.Choosing;
import io.myelin.spi.Answering;
import io.myelin.spi.Context;
import io.myelin.spi.value.Losses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Answers with what the believed experts say, weighted by how far each is believed. */
final class RouterMiner implements Answering<Pick, Picked> {
  /** Experts are asked until so much of the belief is heard, and no more than so many. */
  private static final double HEARD = 0.9;

  private static final int MOST_HEARD = 3;

  private final RouterSettings settings;
  private final Panel panel;
  private final Practice practice;
  private final Trust trust = new Trust();
  private final RandomGenerator random;

  RouterMiner(Context context, RouterSettings settings, ItemText text) {
    this.settings = settings;
    this.panel = new Panel(context);
    this.practice = new Practice(panel, trust, text, context.random("practice"));
    this.random = context.random("choosing");
  }

  @Override
  public Picked answer(Pick question, Call call) throws InterruptedException {
    List<Member> members = panel.members();
    if (settings.choosing() == Choosing.LEARN) {
      Set<Topic> topics = new LinkedHashSet<>();
      question.items().forEach(item -> topics.add(item.topic()));
      practice.maybe(topics, members, call);
    }
    List<Map<Member, Double>> believed =
        question.items().stream().map(item -> believed(item, members)).toList();
    Map<Member, List<Item>> wanted = new LinkedHashMap<>();
    for (int i = 0; i < believed.size(); i++) {
      Item item = question.items().get(i);
      for (Member member : believed.get(i).keySet()) {
        wanted.computeIfAbsent(member, any -> new ArrayList<>()).add(item);
      }
    }
    Map<Member, List<double[]>> answers = panel.ask(wanted, call);
    return new Picked(
        mixed(question.items(), believed, answers),
        answers.keySet().stream().map(Member::hotkey).toList());
  }

  private Map<Member, Double> believed(Item item, List<Member> members) {
    if (members.isEmpty()) {
      return Map.of();
    }
    return switch (settings.choosing()) {
      case LEARN -> most(members, trust.shares(item.topic(), Practice.hotkeys(members)));
      case RANDOM -> Map.of(members.get(chosen(members.size())), 1.0);
      case FIXED -> named(members);
    };
  }

  private int chosen(int count) {
    synchronized (random) {
      return random.nextInt(count);
    }
  }

  private Map<Member, Double> named(List<Member> members) {
    Map<Member, Double> found = new LinkedHashMap<>();
    members.stream()
        .filter(member -> settings.expert().filter(member.hotkey()::equals).isPresent())
        .forEach(member -> found.put(member, 1.0));
    return found;
  }

  private static Map<Member, Double> most(List<Member> members, double[] shares) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -shares[i]));
    Map<Member, Double> heard = new LinkedHashMap<>();
    double sum = 0;
    for (int i = 0; i < order.size() && i < MOST_HEARD && sum < HEARD; i++) {
      heard.put(members.get(order.get(i)), shares[order.get(i)]);
      sum += shares[order.get(i)];
    }
    return heard;
  }

  private static List<double[]> mixed(
      List<Item> items, List<Map<Member, Double>> believed, Map<Member, List<double[]>> answers) {
    Map<Member, Iterator<double[]>> rest = new HashMap<>();
    answers.forEach((member, given) -> rest.put(member, given.iterator()));
    List<double[]> mixed = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<double[]> said = new ArrayList<>();
      List<Double> weights = new ArrayList<>();
      believed
          .get(i)
          .forEach(
              (member, weight) -> {
                Iterator<double[]> given = rest.get(member);
                if (given != null) {
                  said.add(given.next());
                  weights.add(weight);
                }
              });
      mixed.add(
          said.isEmpty()
              ? Shares.even(items.get(i).choices().size())
              : Losses.pool(said, Shares.normal(weights.stream().mapToDouble(w -> w).toArray())));
    }
    return mixed;
  }
}
