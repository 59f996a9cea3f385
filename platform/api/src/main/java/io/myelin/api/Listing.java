package io.myelin.api;

import java.util.List;

/** One page of a list. As text/csv or application/x-ndjson the same address gives all rows. */
public record Listing<T>(List<T> items, PageInfo page) {
  public Listing {
    items = List.copyOf(items);
  }
}
