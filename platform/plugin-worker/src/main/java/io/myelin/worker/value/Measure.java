package io.myelin.worker.value;

import java.util.Locale;

/** A way to tell what a neuron's answers are worth. */
public enum Measure {
  /** What they tell beyond knowing nothing, as the exam scores it. */
  GAIN,
  /** What all answers together lose without them. */
  ENSEMBLE,
  /** What they tell of peers' answers, less chance. */
  PEERS;

  /** As settings, reports and evidence name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String bitsLabel() {
    return label() + "Bits";
  }
}
