package io.myelin.router;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.List;

/** The answer. */
public record Picked(
    @Doc("For each item how likely each choice is") @Range(min = 1, max = Pick.MOST)
        List<double[]> shares,
    @Doc("Hotkeys of who answered") @Range(max = 64) List<String> asked) {}
