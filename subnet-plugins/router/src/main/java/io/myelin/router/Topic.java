package io.myelin.router;

/** What an item is about: one expert may be good at one and useless at another. */
public enum Topic {
  /** Which letter follows. */
  LETTER,
  /** Which passage follows. */
  PASSAGE
}
