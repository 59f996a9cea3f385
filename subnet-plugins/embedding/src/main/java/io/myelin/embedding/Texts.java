package io.myelin.embedding;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.List;

/** The question: what is to be turned into vectors. */
public record Texts(
    @Doc("Texts; what lies beyond a miner's number of tokens is not read")
        @Range(min = 1, max = Texts.MOST)
        List<String> texts) {
  static final int MOST = 64;
}
