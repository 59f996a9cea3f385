package io.myelin.node.index;

import io.myelin.node.epochs.EpochPart;
import io.myelin.node.index.HistoryReader.Span;
import io.myelin.node.index.HistoryReader.Window;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Questions about what epochs left of subnets. */
public final class EpochReader {
  private final IndexReads reads;

  EpochReader(IndexReads reads) {
    this.reads = reads;
  }

  /** A neuron as the epoch that a block ended left it. */
  public record EpochNeuron(long block, Neuron neuron) {}

  /** Neurons as the epoch that a block ended left them, and the epoch before. */
  public record Step(long block, List<Neuron> before, List<Neuron> now) {}

  /** The newest two epochs up to a block; empty while there are not two. */
  public Optional<Step> step(int netuid, long height) {
    return reads.ask(
        session ->
            upTo(session, netuid, height)
                .flatMap(
                    now ->
                        upTo(session, netuid, now.height() - 1)
                            .map(before -> new Step(now.height(), before.value(), now.value()))));
  }

  private static Optional<EpochRun.Epoch<List<Neuron>>> upTo(
      Session session, int netuid, long height) {
    return EpochRun.before(session, netuid, EpochPart.NEURONS, height).stream()
        .map(EpochRun::epochs)
        .flatMap(List::stream)
        .filter(epoch -> epoch.height() <= height)
        .reduce((older, newer) -> newer);
  }

  /** What the epoch that a block ended left of a subnet; empty when it ended none. */
  public <T> Optional<T> part(EpochPart<T> part, int netuid, long height) {
    return reads.ask(
        session -> EpochRun.at(session, netuid, part, height).map(run -> run.last().value()));
  }

  /** Neurons of one epoch after the other, by uid; a window's index is a uid. */
  public List<EpochNeuron> neurons(int netuid, Span span, Window window) {
    return reads.ask(session -> neurons(session, netuid, span, window));
  }

  private static List<EpochNeuron> neurons(Session session, int netuid, Span span, Window window) {
    List<EpochNeuron> found = new ArrayList<>();
    Optional<EpochRun<List<Neuron>>> run =
        next(session, netuid, window.ascending(), start(span, window));
    while (run.isPresent() && found.size() < window.most()) {
      EpochRun<List<Neuron>> epochs = run.get();
      rows(epochs, span, window).stream().limit(window.most() - found.size()).forEach(found::add);
      long beyond = window.ascending() ? epochs.last().height() + 1 : epochs.base() - 1;
      run =
          beyond < span.from() || beyond > span.to()
              ? Optional.empty()
              : next(session, netuid, window.ascending(), beyond);
    }
    return List.copyOf(found);
  }

  private static long start(Span span, Window window) {
    return window.ascending()
        ? Math.max(span.from(), window.height())
        : Math.min(span.to(), window.height());
  }

  private static Optional<EpochRun<List<Neuron>>> next(
      Session session, int netuid, boolean ascending, long height) {
    return ascending
        ? EpochRun.after(session, netuid, EpochPart.NEURONS, height)
        : EpochRun.before(session, netuid, EpochPart.NEURONS, height);
  }

  private static List<EpochNeuron> rows(EpochRun<List<Neuron>> run, Span span, Window window) {
    List<EpochNeuron> rows = new ArrayList<>();
    for (EpochRun.Epoch<List<Neuron>> epoch : run.epochs()) {
      if (epoch.height() >= span.from() && epoch.height() <= span.to()) {
        for (Neuron neuron : epoch.value()) {
          if (window.reaches(epoch.height(), neuron.uid())) {
            rows.add(new EpochNeuron(epoch.height(), neuron));
          }
        }
      }
    }
    if (!window.ascending()) {
      Collections.reverse(rows);
    }
    return rows;
  }
}
