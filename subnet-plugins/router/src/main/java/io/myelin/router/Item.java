package io.myelin.router;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.List;

/** A text and how it may go on. */
public record Item(
    Topic topic,
    @Doc("The beginning") @Range(min = 1, max = Item.LONGEST) String prompt,
    @Doc("What may follow it, one of which does") @Range(min = 2, max = Item.MOST_CHOICES)
        List<String> choices) {
  static final int LONGEST = 1024;
  static final int MOST_CHOICES = 8;

  public Item {
    choices = List.copyOf(choices);
    for (String choice : choices) {
      if (choice.isEmpty() || choice.length() > LONGEST) {
        throw new IllegalArgumentException(
            "a choice has " + choice.length() + " characters; needed 1 to " + LONGEST);
      }
    }
  }
}
