package io.myelin.node.desk;

import io.myelin.api.Amount;
import io.myelin.api.AsOf;
import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.BlockRow;
import io.myelin.api.chain.EventRow;
import io.myelin.api.chain.ExtrinsicRow;
import io.myelin.api.chain.Payout;
import io.myelin.api.market.Epoch;
import io.myelin.api.market.PayoutTotal;
import io.myelin.api.serving.Problems;
import io.myelin.node.answer.Json;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.EpochReader;
import io.myelin.node.index.HistoryReader;
import io.myelin.node.index.HistoryReader.Window;
import io.myelin.node.index.IndexReader;
import io.myelin.node.index.Indexer;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import io.myelin.node.lists.Table;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries.Neuron;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What happened on the chain, from the index. */
@Dependent
public class HistoryDesk {
  private final ChainService chain;
  private final Indexer indexer;
  private final Lists lists;

  @Inject
  public HistoryDesk(ChainService chain, Indexer indexer, Lists lists) {
    this.chain = chain;
    this.indexer = indexer;
    this.lists = lists;
  }

  /** Which extrinsics, as it was asked; what is empty is no condition. */
  public record CallQuery(
      String signer,
      String pallet,
      String call,
      String success,
      String netuid,
      String from,
      String to) {}

  /** Which events; what is empty is no condition. */
  public record EventQuery(String pallet, String event, String netuid, String from, String to) {}

  /** Blocks up to where the index reaches, with an extrinsic that failed or without. */
  public Listing<BlockRow> blocks(OrderQuery query, String hasFailures) {
    boolean failing = Ask.truth("hasFailures", hasFailures).orElseThrow();
    return rows(
        query,
        BlockRow.class,
        window ->
            indexer.history().blocks(failing, window).stream()
                .flatMap(height -> chain.block(height).stream())
                .map(block -> new Row<>(new Place(block.number(), 0), Views.row(block)))
                .toList());
  }

  public Listing<ExtrinsicRow> extrinsics(OrderQuery query, CallQuery asked) {
    HistoryReader.CallFilter filter =
        new HistoryReader.CallFilter(
            address("signer", asked.signer()),
            asked.pallet(),
            asked.call(),
            Ask.truth("success", asked.success()),
            Ask.netuid(asked.netuid()).map(NetUid::value),
            span(asked.from(), asked.to()));
    return rows(
        query,
        ExtrinsicRow.class,
        window ->
            indexer.history().calls(filter, window).stream()
                .map(call -> new Row<>(new Place(call.block(), call.index()), view(call)))
                .toList());
  }

  public ExtrinsicRow extrinsic(String hash) {
    return indexer
        .history()
        .call(Ask.hash(hash))
        .map(HistoryDesk::view)
        .orElseThrow(
            () ->
                Problems.notFound(
                    "No extrinsic "
                        + hash
                        + " up to block "
                        + indexer.status().height()
                        + "; newer ones are in /api/v1/blocks."));
  }

  public Listing<EventRow> events(OrderQuery query, EventQuery asked) {
    HistoryReader.EventFilter filter =
        new HistoryReader.EventFilter(
            asked.pallet(),
            asked.event(),
            Ask.netuid(asked.netuid()).map(NetUid::value),
            span(asked.from(), asked.to()));
    return rows(
        query,
        EventRow.class,
        window ->
            indexer.history().events(filter, window).stream()
                .map(event -> new Row<>(new Place(event.block(), event.position()), view(event)))
                .toList());
  }

  public Listing<Payout> payouts(
      OrderQuery query, String netuid, String hotkey, String from, String to) {
    HistoryReader.PayoutFilter filter =
        new HistoryReader.PayoutFilter(
            Ask.netuid(netuid).map(NetUid::value), address("hotkey", hotkey), span(from, to));
    return rows(
        query,
        Payout.class,
        window ->
            indexer.history().payouts(filter, window).stream()
                .map(paid -> new Row<>(new Place(paid.block(), paid.index()), view(paid)))
                .toList());
  }

  public Listing<Epoch> epochs(OrderQuery query, String subnet, String from, String to) {
    NetUid netuid = SubnetDesk.netuid(subnet);
    HistoryReader.Span span = span(from, to);
    return rows(
        query,
        Epoch.class,
        window ->
            indexer.epochs().neurons(netuid.value(), span, window).stream()
                .map(row -> new Row<>(new Place(row.block(), row.neuron().uid()), view(row)))
                .toList());
  }

  public Listing<PayoutTotal> totals(
      TableQuery query, String subnet, String receiver, String from, String to) {
    Optional<NetUid> netuid = Ask.netuid(subnet);
    Optional<String> hotkey = address("hotkey", receiver);
    HistoryReader.Span span = span(from, to);
    return lists.table(
        query,
        "",
        PayoutTotal.class,
        pinned -> {
          IndexReader reader = indexer.reader();
          AsOf asOf = asOf();
          long last = pinned.isEmpty() ? asOf.block() : Long.parseLong(pinned);
          return new Table<>(
              new AsOf(last, asOf.hash(), asOf.time()),
              reader
                  .payouts(
                      new IndexReader.Span(span.from(), Math.min(span.to(), last)),
                      netuid.map(NetUid::value),
                      hotkey)
                  .stream()
                  .map(this::view)
                  .toList());
        });
  }

  private <T> Listing<T> rows(
      OrderQuery query, Class<T> row, Function<Window, List<Row<T>>> table) {
    indexer.reader();
    String reason = indexer.status().reason();
    AsOf asOf = asOf();
    Optional<String> cut = Optional.of(reason).filter(words -> !words.isEmpty());
    return lists.ordered(query, row, newestFirst -> new IndexRows<>(asOf, cut, newestFirst, table));
  }

  private static Optional<String> address(String name, String text) {
    return Ask.account(name, text).map(Ss58::encode);
  }

  private HistoryReader.Span span(String from, String to) {
    Moments moments = new Moments(chain);
    return HistoryReader.Span.of(moments.first("from", from), moments.last("to", to));
  }

  private AsOf asOf() {
    return Views.asOf(chain.block(Math.max(0, indexer.status().height())).orElseThrow());
  }

  private static ExtrinsicRow view(HistoryReader.Call call) {
    return new ExtrinsicRow(
        call.block(),
        call.index(),
        call.hash(),
        present(call.signer()),
        call.pallet(),
        call.call(),
        Json.own(call.arguments()),
        call.success(),
        present(call.failure()).filter(words -> !call.success()),
        present(call.failure()).filter(words -> call.success()));
  }

  private static EventRow view(HistoryReader.Event event) {
    return new EventRow(
        event.block(),
        event.position(),
        Optional.of(event.extrinsic()).filter(at -> at >= 0),
        event.pallet(),
        event.name(),
        Json.own(event.fields()));
  }

  private Payout view(HistoryReader.Paid paid) {
    return new Payout(
        paid.block(),
        (int) paid.index(),
        paid.netuid(),
        paid.hotkey(),
        name(paid.hotkey()),
        paid.kind(),
        Amount.ofUnsigned(paid.amount()));
  }

  private Epoch view(EpochReader.EpochNeuron row) {
    Neuron neuron = row.neuron();
    return new Epoch(
        row.block(),
        neuron.uid(),
        Ss58.encode(neuron.hotkey()),
        chain.addressBook().name(neuron.hotkey()),
        Views.rao(neuron.stake()),
        Views.ratio(neuron.incentive()),
        Views.ratio(neuron.dividends()),
        Views.ratio(neuron.validatorTrust()),
        Views.rao(neuron.emission()));
  }

  private PayoutTotal view(IndexReader.PayoutTotal total) {
    return new PayoutTotal(
        total.netuid(),
        total.hotkey(),
        name(total.hotkey()),
        total.kind(),
        total.count(),
        Amount.ofUnsigned(total.amount()));
  }

  private String name(String hotkey) {
    return chain.addressBook().name(Ss58.decode(hotkey));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
