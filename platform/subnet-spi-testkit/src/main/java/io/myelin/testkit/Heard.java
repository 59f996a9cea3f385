package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.value.Measure;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything of one round.
 *
 * @param shares of each task
 * @param memory what the exams remembered before it
 * @param before the miners' running means
 */
record Heard(
    int number,
    Map<String, Double> shares,
    ObjectNode memory,
    List<String> miners,
    Map<String, Value> before,
    List<Asked> asked,
    List<Judged> judged,
    Map<Measure, String> unsupported,
    Map<String, Value> values,
    List<String> faults) {

  Played.Round round(ValueShares measures) {
    Map<String, Double> scores = new LinkedHashMap<>();
    values.forEach((miner, value) -> scores.put(miner, measures.score(value)));
    return new Played.Round(scores, values, judged, faults);
  }
}
