package io.myelin.node.epochs;

import io.myelin.runtime.ChainQueries.EpochTables;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.List;
import java.util.function.Function;

/**
 * A part of what an epoch leaves of a subnet. Each has a series of records of its own, so that
 * reading one part decodes nothing of the others.
 */
public final class EpochPart<T> {
  public static final EpochPart<List<Neuron>> NEURONS =
      new EpochPart<>(0, EpochTables::neurons, new NeuronDifference());
  public static final EpochPart<List<byte[]>> WEIGHTS =
      new EpochPart<>(1, EpochTables::weights, new RowDifference());
  public static final EpochPart<List<byte[]>> BONDS =
      new EpochPart<>(2, EpochTables::bonds, new RowDifference());

  /**
   * So many records follow each other before one stands for itself; reading an epoch decodes at
   * most so many.
   */
  public static final int RUN = 32;

  private final int number;
  private final Function<EpochTables, T> of;
  private final Difference<T> difference;

  private EpochPart(int number, Function<EpochTables, T> of, Difference<T> difference) {
    this.number = number;
    this.of = of;
    this.difference = difference;
  }

  public static List<EpochPart<?>> all() {
    return List.of(NEURONS, WEIGHTS, BONDS);
  }

  /** Its number in tables, for ever. */
  public int number() {
    return number;
  }

  public T of(EpochTables tables) {
    return of.apply(tables);
  }

  /** A record that stands for itself. */
  public byte[] pack(T now) {
    return difference.pack(difference.nothing(), now);
  }

  public byte[] pack(T before, T now) {
    return difference.pack(before, now);
  }

  public T unpack(byte[] packed) {
    return difference.unpack(difference.nothing(), packed);
  }

  public T unpack(T before, byte[] packed) {
    return difference.unpack(before, packed);
  }
}
