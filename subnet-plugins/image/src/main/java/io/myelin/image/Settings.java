package io.myelin.image;

import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Rules.Secret;
import java.util.Optional;

/** Of a miner: detail. Of a validator: the rest. */
record Settings(
    @Doc("Percent of a picture's width and height that a miner looks at; less makes a weak one")
        @Range(min = 5, max = 100)
        @Default("100")
        int detail,
    @Doc("How hard a validator's pictures are: 0 is clean print, 3 the most")
        @Range(max = 3)
        @Default("1")
        double noise,
    @Doc("Pictures a validator asks for in a round") @Range(min = 1, max = 16) @Default("4")
        int pictures,
    @Doc("What a validator draws its text from beside the round's seed, which others know")
        @Secret
        @Range(min = 16, max = 1024)
        Optional<String> secret) {}
