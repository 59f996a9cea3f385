package io.myelin.node.desk;

import io.myelin.api.Amount;
import io.myelin.api.AsOf;
import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.chain.Issuance;
import io.myelin.api.market.RegistrationPrice;
import io.myelin.api.serving.Problems;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.HistoryReader.Span;
import io.myelin.node.index.HistoryReader.Window;
import io.myelin.node.index.Indexer;
import io.myelin.node.index.SampleReader;
import io.myelin.node.index.SampleReader.Sampled;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What only states had, block by block, from the index. */
@Dependent
public class SeriesDesk {
  private final ChainService chain;
  private final Indexer indexer;
  private final Lists lists;

  @Inject
  public SeriesDesk(ChainService chain, Indexer indexer, Lists lists) {
    this.chain = chain;
    this.indexer = indexer;
    this.lists = lists;
  }

  public Listing<Issuance> issuance(OrderQuery query, String step, String from, String to) {
    SampleReader samples = indexer.samples();
    long every = step(step);
    AsOf asOf = asOf();
    Span span = span(from, to);
    return rows(
        query,
        asOf,
        since(samples, asOf, samples.firstIssuance(asOf.block())),
        Issuance.class,
        window ->
            samples.issuance(every, span, window).stream()
                .map(at -> new Row<>(place(at), new Issuance(at.block(), time(at), rao(at))))
                .toList());
  }

  public Listing<RegistrationPrice> registrationPrices(
      OrderQuery query, String subnet, String from, String to) {
    int netuid = SubnetDesk.netuid(subnet).value();
    SampleReader samples = indexer.samples();
    AsOf asOf = asOf();
    Span span = span(from, to);
    return rows(
        query,
        asOf,
        since(samples, asOf, samples.firstRegistrationPrice(netuid, asOf.block())),
        RegistrationPrice.class,
        window ->
            samples.registrationPrices(netuid, span, window).stream()
                .map(
                    at ->
                        new Row<>(place(at), new RegistrationPrice(at.block(), time(at), rao(at))))
                .toList());
  }

  private static long step(String text) {
    if (text.isEmpty()) {
      return SampleReader.STEP;
    }
    if (!text.matches("[0-9]{1,12}")
        || Long.parseLong(text) % SampleReader.STEP != 0
        || Long.parseLong(text) == 0) {
      throw Problems.badParameter("step", text, "a multiple of " + SampleReader.STEP);
    }
    return Long.parseLong(text);
  }

  private <T> Listing<T> rows(
      OrderQuery query,
      AsOf asOf,
      Optional<String> cut,
      Class<T> row,
      Function<Window, List<Row<T>>> table) {
    return lists.ordered(query, row, newestFirst -> new IndexRows<>(asOf, cut, newestFirst, table));
  }

  /** Of a chain that the index has followed from its beginning nothing is missing. */
  private static Optional<String> since(SampleReader samples, AsOf asOf, Optional<Long> first) {
    if (samples.firstIssuance(asOf.block()).filter(block -> block == 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        first
            .map(
                block ->
                    "Known since block "
                        + block
                        + ": no receipt has it, and the states before were discarded before the"
                        + " index came by.")
            .orElse(
                "Not known yet: no receipt has it, and the index reads it from states as it comes"
                    + " by."));
  }

  private Span span(String from, String to) {
    Moments moments = new Moments(chain);
    return Span.of(moments.first("from", from), moments.last("to", to));
  }

  private AsOf asOf() {
    return Views.asOf(chain.block(Math.max(0, indexer.status().height())).orElseThrow());
  }

  private static Place place(Sampled at) {
    return new Place(at.block(), 0);
  }

  private static Instant time(Sampled at) {
    return Instant.ofEpochMilli(at.timeMillis());
  }

  private static Amount rao(Sampled at) {
    return Amount.ofUnsigned(at.amount());
  }
}
