package io.myelin.node.lists;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.Listing;
import io.myelin.api.PageInfo;
import io.myelin.node.answer.Json;
import java.util.List;
import java.util.Optional;

/** What the request that runs wants of its list; kept with it until the answer is written. */
public record Answer(PageInfo page, Optional<Export> export, List<String> fields) {
  /** Where it is kept in the request. */
  public static final String KEY = Answer.class.getName();

  /** The listing with the wanted fields alone. */
  public Object pruned(Listing<?> listing) {
    if (fields.isEmpty()) {
      return listing;
    }
    List<?> items =
        listing.items().stream()
            .map(item -> new Fields(fields).of((ObjectNode) Json.mapper().valueToTree(item)))
            .toList();
    return new Listing<Object>(List.copyOf(items), listing.page());
  }
}
