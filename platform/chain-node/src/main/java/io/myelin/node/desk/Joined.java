package io.myelin.node.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who got a place. */
record Joined(long block, int uid, String hotkey) {
  /** With who had the place before and who got it after. */
  record Row(Joined joined, Optional<Joined> before, Optional<Joined> after) {}

  /**
   * @param now who has places now; neurons of the genesis are in no event
   * @return newest first
   */
  static List<Row> rows(List<Joined> told, List<Joined> now) {
    Map<String, Joined> all = new LinkedHashMap<>();
    now.forEach(each -> all.put(each.uid() + " " + each.hotkey(), each));
    List<Joined> sorted = new ArrayList<>(told);
    told.forEach(each -> all.remove(each.uid() + " " + each.hotkey()));
    sorted.addAll(all.values());
    sorted.sort(Comparator.comparingLong(Joined::block).thenComparingInt(Joined::uid));
    Map<Integer, Integer> last = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Joined each : sorted) {
      Optional<Integer> at = Optional.ofNullable(last.get(each.uid()));
      at.ifPresent(
          place ->
              rows.set(
                  place,
                  new Row(rows.get(place).joined(), rows.get(place).before(), Optional.of(each))));
      rows.add(new Row(each, at.map(place -> rows.get(place).joined()), Optional.empty()));
      last.put(each.uid(), rows.size() - 1);
    }
    Collections.reverse(rows);
    return rows;
  }
}
