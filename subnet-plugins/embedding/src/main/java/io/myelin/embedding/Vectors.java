package io.myelin.embedding;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.List;

/** The answer. */
public record Vectors(
    @Doc("One per text, in the order of the texts, all as long and each of length 1")
        @Range(min = 1, max = Texts.MOST)
        List<float[]> vectors,
    @Doc("How sure the miner is: likeness is the product of two vectors times this")
        @Range(max = Vectors.SUREST)
        double scale) {
  static final int SUREST = 1000;
}
