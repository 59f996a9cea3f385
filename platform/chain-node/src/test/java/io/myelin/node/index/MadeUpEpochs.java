package io.myelin.node.index;

import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.ChainQueries.Axon;
import io.myelin.runtime.ChainQueries.EpochTables;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Epochs of a subnet as nobody would wish for them: neurons come, go, and say what they like. */
final class MadeUpEpochs {
  private final Random random;
  private final NetUid netuid;
  private List<Neuron> neurons = List.of();
  private List<byte[]> weights = List.of();
  private List<byte[]> bonds = List.of();

  MadeUpEpochs(Random random, int netuid) {
    this.random = random;
    this.netuid = new NetUid(netuid);
  }

  EpochRecord next() {
    int size =
        switch (random.nextInt(6)) {
          case 0 -> neurons.size() + random.nextInt(4);
          case 1 -> Math.max(0, neurons.size() - random.nextInt(4));
          case 2 -> random.nextInt(3);
          default -> neurons.size();
        };
    if (random.nextInt(12) == 0) {
      neurons = List.of(); // the subnet is another one now
      size = random.nextInt(20);
    }
    List<Neuron> now = new ArrayList<>();
    for (int uid = 0; uid < size; uid++) {
      now.add(
          uid < neurons.size() && random.nextInt(8) != 0 ? changed(neurons.get(uid)) : neuron(uid));
    }
    neurons = List.copyOf(now);
    weights = rows(weights, size);
    bonds = rows(bonds, size);
    return new EpochRecord(netuid, new EpochTables(neurons, weights, bonds));
  }

  private List<byte[]> rows(List<byte[]> before, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            uid ->
                uid < before.size() && random.nextInt(3) != 0 ? before.get(uid) : row(random, 12))
        .toList();
  }

  /** In any order, as they are stored. */
  static byte[] row(Random random, int longest) {
    List<Integer> uids = new ArrayList<>();
    random.ints(0, 65_536).distinct().limit(random.nextInt(longest + 1)).forEach(uids::add);
    Collections.shuffle(uids, random);
    ScaleWriter row = new ScaleWriter().compact(uids.size());
    uids.forEach(uid -> row.u16(uid).u16(random.nextInt(65_536)));
    return row.toByteArray();
  }

  private Neuron neuron(int uid) {
    return new Neuron(
        uid,
        account(),
        account(),
        amount(),
        random.nextBoolean(),
        random.nextBoolean(),
        ratio(),
        ratio(),
        ratio(),
        ratio(),
        ratio(),
        amount(),
        height(),
        height(),
        axon());
  }

  private Neuron changed(Neuron was) {
    Neuron other = neuron(was.uid());
    boolean same = random.nextBoolean();
    return new Neuron(
        was.uid(),
        was.hotkey(),
        random.nextInt(9) == 0 ? other.coldkey() : was.coldkey(),
        same ? was.stake() : other.stake(),
        other.active(),
        was.validatorPermit(),
        was.stakeWeight(),
        other.consensus(),
        same ? was.incentive() : other.incentive(),
        was.dividends(),
        other.validatorTrust(),
        other.emission(),
        same ? was.lastUpdate() : other.lastUpdate(),
        was.registeredAt(),
        same ? was.axon() : other.axon());
  }

  private AccountId account() {
    byte[] bytes = new byte[AccountId.BYTES];
    random.nextBytes(bytes);
    return AccountId.of(bytes);
  }

  private Rao amount() {
    return Rao.of(random.nextInt(4) == 0 ? 0 : random.nextLong() >>> 1 + random.nextInt(62));
  }

  private int ratio() {
    return random.nextInt(65_536);
  }

  /** Heights are unsigned in 64 bits, whatever the chain reaches. */
  private long height() {
    return random.nextInt(9) == 0 ? random.nextLong() : random.nextInt(1_000_000);
  }

  private Optional<Axon> axon() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(
            new Axon(
                random.nextInt(9_999),
                "10.0.0." + random.nextInt(9),
                ratio(),
                random.nextInt(256),
                random.nextInt(9)));
  }
}
