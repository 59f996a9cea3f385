package io.myelin.host.validator;

import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.link.Wire;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evidence of made-up rounds. */
public final class Evidences {
  private Evidences() {}

  public static RoundEvidence round(long number) {
    return round(number, "QQ==");
  }

  /** A round whose one answer is so. */
  public static RoundEvidence round(long number, String answer) {
    RoundEvidence.Reply reply =
        new RoundEvidence.Reply(
            0,
            200,
            "Success",
            12,
            Wire.object().put("answer", answer),
            Wire.object().put("score", 0.5).put("bits", 2.0));
    RoundEvidence.Neuron neuron =
        new RoundEvidence.Neuron(
            "5A",
            4,
            11,
            0,
            Value.NONE,
            List.of(reply),
            new Value(gain(0.5, 2)),
            0.5,
            new Value(Map.of("gain", 0.25)),
            0.25);
    return new RoundEvidence(
        RoundEvidence.FORMAT,
        "v",
        "5V",
        1,
        number,
        7,
        "0x11",
        "0x00",
        true,
        new RoundEvidence.Plugin(
            "myelin-text",
            "1.0.0",
            "00",
            Map.of(),
            List.of(),
            Map.of(),
            Map.of("TextComplete", 1.0),
            Wire.object()),
        ValueShares.DEFAULT,
        List.of(
            new RoundEvidence.Question(
                "TextComplete",
                Wire.object().put("prompt", "QQ=="),
                Wire.object().put("truth", "c2VjcmV0"))),
        List.of(neuron),
        Map.of("peers", "not supported by this plugin"),
        "");
  }

  private static Map<String, Double> gain(double points, double bits) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("gain", points);
    figures.put("gainBits", bits);
    return figures;
  }
}
