package io.myelin.node.lists;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.ListQuery;
import io.myelin.api.Listing;
import io.myelin.api.Media;
import io.myelin.api.OrderQuery;
import io.myelin.api.PageInfo;
import io.myelin.api.TableQuery;
import io.myelin.api.serving.Problems;
import io.myelin.node.answer.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the page of a list that a request asks for, or all of it where it wants a file. */
@Dependent
public class Lists {
  private static final List<String> NOT_THE_LIST = List.of("limit", "cursor", "fields");

  private final HttpServletRequest request;

  @Inject
  public Lists(HttpServletRequest request) {
    this.request = request;
  }

  /** A list of the chain's history; the given rows are the newest first, or the oldest first. */
  public <T> Listing<T> ordered(
      OrderQuery query, Class<T> row, Function<Boolean, Rows<T>> newestFirst) {
    if (!List.of("block", "-block").contains(query.sort)) {
      throw Problems.badParameter(
          "sort", query.sort, "'-block' for the newest first or 'block' for the oldest");
    }
    return page(query, row, newestFirst.apply(query.sort.equals("-block")));
  }

  /**
   * A list that is held whole.
   *
   * @param at the block named in the request; empty for the newest
   * @param table made from the state that is asked for
   */
  public <T> Listing<T> table(
      TableQuery query, String at, Class<T> row, Function<String, Table<T>> table) {
    String block = cursor(query).map(cursor -> Long.toString(cursor.place().height())).orElse(at);
    Table<T> all = table.apply(block);
    List<String> fields = Fields.of(row);
    Conditions conditions =
        Conditions.of(request.getParameterMap(), fields, List.of("at", "from", "to"));
    List<Tree<T>> kept = new ArrayList<>();
    for (T value : all.values()) {
      ObjectNode tree = Json.mapper().valueToTree(value);
      if (conditions.hold(tree)) {
        kept.add(new Tree<>(tree, value));
      }
    }
    if (!query.sort.isEmpty()) {
      var order = Conditions.order(query.sort, fields);
      kept.sort((left, right) -> order.compare(left.tree(), right.tree()));
    }
    return page(
        query, row, new Table<>(all.asOf(), kept.stream().map(Tree::value).toList(), all.cutAt()));
  }

  /**
   * A list of one block's state in its own order, walked and not held.
   *
   * @param at the block named in the request; empty for the newest
   */
  public <T> Listing<T> pinned(
      ListQuery query, String at, Class<T> row, Function<String, Rows<T>> rows) {
    String block = cursor(query).map(cursor -> Long.toString(cursor.place().height())).orElse(at);
    return page(query, row, rows.apply(block));
  }

  private record Tree<T>(ObjectNode tree, T value) {}

  private <T> Listing<T> page(ListQuery query, Class<T> row, Rows<T> rows) {
    Fields fields = Fields.wanted(query.fields, row);
    String list = name();
    Optional<Cursor> cursor = cursor(query);
    int most = limit(query.limit);
    boolean backwards = cursor.map(Cursor::backwards).orElse(false);
    Optional<Export> export =
        media().map(media -> new Export(media, fileName(), rows, fields.names()));
    List<Row<T>> found =
        export.isPresent()
            ? List.of()
            : rows.next(cursor.map(Cursor::place).orElse(rows.start()), backwards, most + 1);
    boolean more = found.size() > most;
    List<Row<T>> shown = new ArrayList<>(found.subList(0, Math.min(most, found.size())));
    if (backwards) {
      Collections.reverse(shown);
    }
    PageInfo page =
        new PageInfo(
            (backwards ? cursor.isPresent() : more) && !shown.isEmpty()
                ? Optional.of(new Cursor(shown.get(shown.size() - 1).place(), false).text(list))
                : Optional.empty(),
            (backwards ? more : hasBefore(cursor, rows)) && !shown.isEmpty()
                ? Optional.of(new Cursor(shown.get(0).place(), true).text(list))
                : Optional.empty(),
            new Cursor(rows.start(), false).text(list),
            shown.size(),
            rows.total().stream().boxed().findFirst(),
            rows.asOf(),
            rows.cutAt());
    request.setAttribute(
        Answer.KEY, new Answer(page, export, query.fields.isEmpty() ? List.of() : fields.names()));
    return new Listing<>(shown.stream().map(Row::value).toList(), page);
  }

  private static boolean hasBefore(Optional<Cursor> cursor, Rows<?> rows) {
    return cursor
        .map(
            from ->
                !rows.next(from.place(), true, 1).isEmpty() || !from.place().equals(rows.start()))
        .orElse(false);
  }

  private Optional<Cursor> cursor(ListQuery query) {
    if (query.cursor.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Cursor.of(query.cursor, name())
            .orElseThrow(
                () ->
                    Problems.badParameter(
                        "cursor",
                        query.cursor,
                        "page.next, page.prev or page.first of an answer to the same path, filters"
                            + " and sort; ask without cursor for the first page")));
  }

  /** What is asked for, whatever page of it. */
  private String name() {
    Map<String, List<String>> asked = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!NOT_THE_LIST.contains(name)) {
                asked.put(name, Arrays.asList(values));
              }
            });
    return request.getRequestURI() + asked;
  }

  private String fileName() {
    String path = request.getRequestURI();
    return path.substring(path.indexOf("/v1/") + 4).replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > ListQuery.MOST) {
      throw Problems.badParameter("limit", text, "a number from 1 to " + ListQuery.MOST);
    }
    return Integer.parseInt(text);
  }

  private Optional<String> media() {
    String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
    return List.of(Media.CSV, Media.LINES).stream().filter(accept::contains).findFirst();
  }
}
