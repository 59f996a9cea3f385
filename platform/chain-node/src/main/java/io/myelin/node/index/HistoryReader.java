package io.myelin.node.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.SelectionQuery;

/**
 * Questions about rows of the chain's history, from one place on in either direction. The answers'
 * parts are boxed because Hibernate looks for a constructor of exactly its own types.
 */
public final class HistoryReader {
  private static final long PER_BLOCK = IndexStore.PER_BLOCK;

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
  }

  /** Blocks from one to another, both included. */
  public record Span(long from, long to) {
    public static Span of(Optional<Long> from, Optional<Long> to) {
      return new Span(from.orElse(0L), to.orElse(Long.MAX_VALUE));
    }
  }

  /** Which extrinsics; what is empty is no condition. */
  public record CallFilter(
      Optional<String> signer, String pallet, String call, Optional<Boolean> success, Span span) {}

  /** Which events; what is empty is no condition. */
  public record EventFilter(String pallet, String name, Span span) {}

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
   * @param failure in words; empty when it succeeded
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

  /** A neuron at the end of one epoch; ratios are parts of 65535, amounts rao. */
  public record EpochNeuron(
      Long id,
      Long block,
      Integer uid,
      String hotkey,
      Long stake,
      Integer incentive,
      Integer dividends) {
    /** Place among the neurons of all epochs that its block ended. */
    public long index() {
      return id % PER_BLOCK;
    }
  }

  public List<Event> events(EventFilter filter, Window window) {
    return found(
        "height, position, extrinsic, pallet, name, fields from EventRow",
        Event.class,
        new Conditions(filter.span()).and("pallet", filter.pallet()).and("name", filter.name()),
        window);
  }

  public List<Call> calls(CallFilter filter, Window window) {
    return found(
        CALL,
        Call.class,
        new Conditions(filter.span())
            .and("signer", filter.signer())
            .and("pallet", filter.pallet())
            .and("call", filter.call())
            .and("success", filter.success()),
        window);
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
        new Conditions(filter.span()).and("netuid", filter.netuid()).and("hotkey", filter.hotkey()),
        window);
  }

  public List<EpochNeuron> neurons(int netuid, Span span, Window window) {
    return found(
        "id, height, uid, hotkey, stake, incentive, dividends from EpochNeuronRow",
        EpochNeuron.class,
        new Conditions(span).and("netuid", Optional.of(netuid)),
        window);
  }

  private <T> List<T> found(String what, Class<T> row, Conditions conditions, Window window) {
    return reads.ask(
        session -> {
          SelectionQuery<T> query =
              session.createSelectionQuery(
                  "select "
                      + what
                      + (window.ascending() ? " where id > :place" : " where id < :place")
                      + conditions.words
                      + (window.ascending() ? " order by id" : " order by id desc"),
                  row);
          query.setParameter("place", window.id());
          conditions.values.forEach(query::setParameter);
          return query.setTimeout(IndexReads.SECONDS).setMaxResults(window.most()).getResultList();
        });
  }

  /** What rows have to fulfil, in the language of queries. */
  private static final class Conditions {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder words = new StringBuilder();

    // By id, which is height and place: the same index leads to all of it.
    Conditions(Span span) {
      if (span.from() > 0) {
        words.append(" and id >= :first");
        values.put("first", Math.multiplyExact(span.from(), PER_BLOCK));
      }
      if (span.to() < Long.MAX_VALUE / PER_BLOCK - 1) {
        words.append(" and id < :last");
        values.put("last", Math.multiplyExact(span.to() + 1, PER_BLOCK));
      }
    }

    Conditions and(String field, String value) {
      return and(field, Optional.of(value).filter(some -> !some.isEmpty()));
    }

    Conditions and(String field, Optional<?> value) {
      value.ifPresent(
          given -> {
            words.append(" and ").append(field).append(" = :").append(field);
            values.put(field, given);
          });
      return this;
    }
  }
}
