package io.myelin.node.live;

import io.myelin.api.serving.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a viewer can be told of. */
final class Topics {
  static final String HEAD = "head";

  private static final int MOST = 64;
  private static final List<String> KNOWN =
      List.of(HEAD, "payouts:NETUID", "metagraph:NETUID", "extrinsic:0xHASH");
  private static final String FORM = "head|(payouts|metagraph):[0-9]{1,5}|extrinsic:0x[0-9a-f]{64}";

  private Topics() {}

  /**
   * @param text names with commas between
   */
  static Set<String> parse(String text) {
    Set<String> topics = new LinkedHashSet<>(List.of(text.split(",", -1)));
    for (String topic : topics) {
      if (!topic.matches(FORM)) {
        throw Problems.unknownName("topics", topic, KNOWN);
      }
    }
    if (topics.size() > MOST) {
      throw Problems.badRequest("More than " + MOST + " topics were refused.");
    }
    return topics;
  }

  static String payouts(int netuid) {
    return "payouts:" + netuid;
  }

  static String metagraph(int netuid) {
    return "metagraph:" + netuid;
  }
}
