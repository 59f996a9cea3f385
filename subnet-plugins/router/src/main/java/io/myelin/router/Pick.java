package io.myelin.router;

import io.myelin.spi.Rules.Range;
import java.util.List;

/** The question: items of any topics. */
public record Pick(@Range(min = 1, max = Pick.MOST) List<Item> items) {
  static final int MOST = 16;
}
