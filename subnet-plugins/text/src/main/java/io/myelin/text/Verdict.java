package io.myelin.text;

import io.myelin.spi.Body;

/** A score and what it rests on. */
record Verdict(double score, Body evidence) {
  static Verdict refused(String reason) {
    return new Verdict(0, Body.of("refused", reason));
  }
}
