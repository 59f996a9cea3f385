package io.myelin.node.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;

/**
 * Questions about rows of the chain's history, from one place on in either direction. The answers'
 * parts are boxed because Hibernate looks for a constructor of exactly its own types.
 */
public final class HistoryReader {
  private static final long PER_BLOCK = IndexStore.PER_BLOCK;
  private static final String SUCCESS = "(case when success then true else false end)";

  private final IndexReads reads;

  HistoryReader(IndexReads reads) {
    this.reads = reads;
  }

  /**
   * Rows next to a place, the nearest first.
   *
   * @param ascending towards newer blocks
   */
  public record Window(long height, long index, boolean ascending, int most) {
    private long id() {
      return Math.multiplyExact(height, PER_BLOCK) + index;
    }

    /** Whether a place lies behind the window's own, in its direction. */
    boolean reaches(long block, long at) {
      int beyond = block == height ? Long.compare(at, index) : Long.compare(block, height);
      return ascending ? beyond > 0 : beyond < 0;
    }
  }

  /** Blocks from one to another, both included. */
  public record Span(long from, long to) {
    public static Span of(Optional<Long> from, Optional<Long> to) {
      return new Span(from.orElse(0L), to.orElse(Long.MAX_VALUE));
    }
  }

  /** Which extrinsics; what is empty is no condition. */
  public record CallFilter(
      Optional<String> signer,
      String pallet,
      String call,
      Optional<Boolean> success,
      Optional<Integer> netuid,
      Span span) {}

  /** Which events; what is empty is no condition. */
  public record EventFilter(String pallet, String name, Optional<Integer> netuid, Span span) {}

  /** Which payouts; what is empty is no condition. */
  public record PayoutFilter(Optional<Integer> netuid, Optional<String> hotkey, Span span) {}

  /**
   * An event.
   *
   * @param extrinsic the place of the one that brought it about; -1 when none did
   * @param fields as JSON
   */
  public record Event(
      Long block, Integer position, Integer extrinsic, String pallet, String name, String fields) {}

  /**
   * An extrinsic.
   *
   * @param signer an address; empty for what the author put in
   * @param arguments as JSON
   * @param failure in words; of one that succeeded, what failed inside it
   */
  public record Call(
      Long block,
      Integer index,
      String hash,
      String signer,
      String pallet,
      String call,
      String arguments,
      Boolean success,
      String failure) {}

  /** A payment. */
  public record Paid(Long id, Long block, Integer netuid, String hotkey, String kind, Long amount) {
    /** Place among the payouts of its block. */
    public long index() {
      return id % PER_BLOCK;
    }
  }

  /**
   * Heights of blocks; a window's index says nothing.
   *
   * @param failing those in which an extrinsic failed, else those in which none did
   */
  public List<Long> blocks(boolean failing, Window window) {
    String beyond = window.ascending() ? ">" : "<";
    String order = window.ascending() ? "" : " desc";
    return reads.ask(
        session ->
            session
                .createSelectionQuery(
                    "select height from BlockRow where failing = :failing and height "
                        + beyond
                        + " :place order by failing"
                        + order
                        + ", height"
                        + order,
                    Long.class)
                .setParameter("failing", failing)
                .setParameter("place", window.height())
                .setTimeout(IndexReads.SECONDS)
                .setMaxResults(window.most())
                .getResultList());
  }

  public List<Event> events(EventFilter filter, Window window) {
    return found(
        "height, position, extrinsic, pallet, name, fields from EventRow",
        Event.class,
        new Conditions(filter.span(), List.of())
            .and("name", given(filter.name()), "nullif(name, '')")
            .and("pallet", given(filter.pallet()), "nullif(pallet, '')")
            .and("netuid", filter.netuid(), "netuid + 0"),
        window);
  }

  public List<Call> calls(CallFilter filter, Window window) {
    return found(
        CALL,
        Call.class,
        new Conditions(filter.span(), List.of("signer"))
            .and("signer", filter.signer(), "")
            .and("success", filter.success().filter(wanted -> !wanted), SUCCESS)
            .and("call", given(filter.call()), "nullif(call, '')")
            .and("pallet", given(filter.pallet()), "nullif(pallet, '')")
            .and("netuid", filter.netuid(), "netuid + 0")
            .unled(SUCCESS, filter.success().filter(wanted -> wanted)),
        window);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static final String CALL =
      "height, position, hash, signer, pallet, call, arguments, success, failure from ExtrinsicRow";

  /** The newest extrinsic of a hash. */
  public Optional<Call> call(String hash) {
    return reads.ask(
        session ->
            session
                .createSelectionQuery(
                    "select " + CALL + " where hash = :hash order by id desc", Call.class)
                .setParameter("hash", hash)
                .setTimeout(IndexReads.SECONDS)
                .setMaxResults(1)
                .uniqueResultOptional());
  }

  public List<Paid> payouts(PayoutFilter filter, Window window) {
    return found(
        "id, height, netuid, hotkey, kind, amount from PayoutRow",
        Paid.class,
        new Conditions(filter.span(), List.of())
            .and("hotkey", filter.hotkey(), "")
            .and("netuid", filter.netuid(), "netuid + 0"),
        window);
  }

  private <T> List<T> found(String what, Class<T> row, Conditions conditions, Window window) {
    String beyond = window.ascending() ? ">" : "<";
    return reads.ask(
        session -> {
          SelectionQuery<T> query =
              session.createSelectionQuery(
                  "select "
                      + what
                      + " where id "
                      + beyond
                      + " :place"
                      + conditions.words
                      + conditions.order(window),
                  row);
          query.setParameter("place", window.id());
          conditions.values.forEach(query::setParameter);
          return query.setTimeout(IndexReads.SECONDS).setMaxResults(window.most()).getResultList();
        });
  }

  /**
   * What rows have to fulfil, in the language of queries. The first condition leads: an index has
   * its column and then the id, and the order names both, else H2 would read and sort all that
   * fulfil it. Behind some columns a second one leads as well, for which there are indexes of both.
   * The others are written so that no index is taken for them.
   */
  private static final class Conditions {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder words = new StringBuilder();
    private final List<String> leading = new ArrayList<>();

    /** Columns behind which a second one leads. */
    private final List<String> pairs;

    // By id, which is height and place: the same index leads to all of it.
    Conditions(Span span, List<String> pairs) {
      this.pairs = pairs;
      if (span.from() > 0) {
        words.append(" and id >= :first");
        values.put("first", Math.multiplyExact(span.from(), PER_BLOCK));
      }
      if (span.to() < Long.MAX_VALUE / PER_BLOCK - 1) {
        words.append(" and id < :last");
        values.put("last", Math.multiplyExact(span.to() + 1, PER_BLOCK));
      }
    }

    /**
     * Adds one where a value is wanted.
     *
     * @param unled the field in words that no index has
     */
    Conditions and(String field, Optional<?> value, String unled) {
      boolean leads = leading.isEmpty() || leading.size() == 1 && pairs.containsAll(leading);
      value.ifPresent(
          wanted -> {
            add(leads ? field : unled, wanted);
            if (leads) {
              leading.add(field);
            }
          });
      return this;
    }

    /** One that most rows fulfil: no index would help. */
    Conditions unled(String words, Optional<?> value) {
      value.ifPresent(wanted -> add(words, wanted));
      return this;
    }

    private void add(String field, Object wanted) {
      String parameter = "value" + values.size();
      words.append(" and ").append(field).append(" = :").append(parameter);
      values.put(parameter, wanted);
    }

    private String order(Window window) {
      String way = window.ascending() ? "" : " desc";
      return Stream.concat(leading.stream(), Stream.of("id"))
          .map(field -> field + way)
          .collect(Collectors.joining(", ", " order by ", ""));
    }
  }
}
