package io.myelin.node.epochs;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.ChainQueries.Axon;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Neurons by uid: accounts and axons where they are others than before, numbers as changes. */
final class NeuronDifference implements Difference<List<Neuron>> {
  private static final int ACTIVE = 1;
  private static final int PERMIT = 2;
  private static final int OTHER_ACCOUNTS = 4;
  private static final int OTHER_AXON = 8;
  private static final int AXON = 16;

  /** In this order they stand in a record. */
  private static final List<ToLongFunction<Neuron>> NUMBERS =
      List.of(
          neuron -> neuron.stake().value(),
          Neuron::stakeWeight,
          Neuron::consensus,
          Neuron::incentive,
          Neuron::dividends,
          Neuron::validatorTrust,
          neuron -> neuron.emission().value(),
          Neuron::lastUpdate,
          Neuron::registeredAt);

  private static final Neuron NOBODY =
      new Neuron(
          0,
          AccountId.ZERO,
          AccountId.ZERO,
          Rao.ZERO,
          false,
          false,
          0,
          0,
          0,
          0,
          0,
          Rao.ZERO,
          0,
          0,
          Optional.empty());

  @Override
  public List<Neuron> nothing() {
    return List.of();
  }

  private static Neuron at(List<Neuron> neurons, int uid) {
    return uid < neurons.size() ? neurons.get(uid) : NOBODY;
  }

  @Override
  public byte[] pack(List<Neuron> before, List<Neuron> now) {
    List<Long> flags = new ArrayList<>();
    ScaleWriter words = new ScaleWriter();
    for (Neuron is : now) {
      Neuron was = at(before, is.uid());
      boolean accounts = !is.hotkey().equals(was.hotkey()) || !is.coldkey().equals(was.coldkey());
      boolean axon = !is.axon().equals(was.axon());
      flags.add(
          (is.active() ? ACTIVE : 0L)
              | (is.validatorPermit() ? PERMIT : 0)
              | (accounts ? OTHER_ACCOUNTS : 0)
              | (axon ? OTHER_AXON : 0)
              | (is.axon().isPresent() ? AXON : 0));
      if (accounts) {
        words.bytes(is.hotkey().bytes()).bytes(is.coldkey().bytes());
      }
      if (axon) {
        is.axon().ifPresent(one -> write(words, one));
      }
    }
    ColumnWriter out = new ColumnWriter().numbers(flags).bytes(words.toByteArray());
    for (ToLongFunction<Neuron> number : NUMBERS) {
      out.numbers(
          now.stream()
              .map(is -> number.applyAsLong(is) - number.applyAsLong(at(before, is.uid())))
              .toList());
    }
    return out.packed();
  }

  private static void write(ScaleWriter out, Axon axon) {
    out.compact(axon.block())
        .text(axon.ip())
        .u16(axon.port())
        .u8(axon.protocol())
        .compact(axon.version());
  }

  @Override
  public List<Neuron> unpack(List<Neuron> before, byte[] packed) {
    ColumnReader in = new ColumnReader(packed);
    ColumnReader.Column flags = in.numbers();
    ScaleReader words = in.bytes();
    List<ColumnReader.Column> numbers = NUMBERS.stream().map(number -> in.numbers()).toList();
    in.end();
    List<Neuron> neurons = new ArrayList<>();
    for (int uid = 0; uid < flags.size(); uid++) {
      neurons.add(neuron(uid, at(before, uid), flags.nextInt(), words, numbers));
    }
    words.expectEnd();
    return List.copyOf(neurons);
  }

  private static Neuron neuron(
      int uid, Neuron was, int flags, ScaleReader words, List<ColumnReader.Column> numbers) {
    boolean others = (flags & OTHER_ACCOUNTS) != 0;
    AccountId hotkey = others ? AccountId.CODEC.read(words) : was.hotkey();
    AccountId coldkey = others ? AccountId.CODEC.read(words) : was.coldkey();
    Optional<Axon> axon = was.axon();
    if ((flags & OTHER_AXON) != 0) {
      axon = (flags & AXON) != 0 ? Optional.of(axon(words)) : Optional.empty();
    }
    long[] is = new long[NUMBERS.size()];
    for (int i = 0; i < is.length; i++) {
      is[i] = NUMBERS.get(i).applyAsLong(was) + numbers.get(i).next();
    }
    return new Neuron(
        uid,
        hotkey,
        coldkey,
        Rao.of(is[0]),
        (flags & ACTIVE) != 0,
        (flags & PERMIT) != 0,
        (int) is[1],
        (int) is[2],
        (int) is[3],
        (int) is[4],
        (int) is[5],
        Rao.of(is[6]),
        is[7],
        is[8],
        axon);
  }

  private static Axon axon(ScaleReader in) {
    return new Axon(in.compact(), in.text(), in.u16(), in.u8(), in.compact());
  }
}
