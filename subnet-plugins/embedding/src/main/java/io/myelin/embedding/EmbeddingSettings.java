package io.myelin.embedding;

import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator may choose; the text is a validator's, the rest a miner's. */
public record EmbeddingSettings(
    @Doc("The validator's own text in UTF-8; \"bundled\" is the jar's, which everybody has")
        Optional<Path> text,
    @Doc("How many of the model's 384 numbers the miner gives; fewer tell less")
        @Range(min = 8, max = SentenceEncoder.DIMENSIONS)
        @Default("384")
        int dimensions,
    @Doc("How many tokens of a text the miner reads")
        @Range(min = 3, max = SentenceEncoder.MOST_TOKENS)
        @Default("256")
        int tokens,
    @Doc("How sure the miner says it is; the best value is lower for fewer numbers")
        @Range(max = Vectors.SUREST)
        @Default("12")
        double scale) {}
