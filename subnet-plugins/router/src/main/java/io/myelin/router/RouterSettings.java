package io.myelin.router;

import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator may choose; the text is a validator's, the rest a miner's. */
public record RouterSettings(
    @Doc("How experts are chosen: by what was learnt, at random, or always the one named")
        @Default("learn")
        Choosing choosing,
    @Doc("Hotkey of the one that is always asked, when choosing is fixed") Optional<String> expert,
    @Doc("The miner's text for practice in UTF-8; without it, the jar's") Optional<Path> practice,
    @Doc("The validator's own text in UTF-8; \"bundled\" is the jar's, which everybody has")
        Optional<Path> text) {
  /** A way to choose. */
  public enum Choosing {
    LEARN,
    RANDOM,
    FIXED
  }
}
