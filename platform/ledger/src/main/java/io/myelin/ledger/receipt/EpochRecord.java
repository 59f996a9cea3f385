package io.myelin.ledger.receipt;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.ChainQueries.EpochTables;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A subnet as an epoch left it: neurons, weights and bonds. */
public record EpochRecord(NetUid netuid, EpochTables tables) {
  private static final int LAYOUT = 1;

  static final Codec<EpochRecord> CODEC =
      Codec.of(
          (out, epoch) -> {
            NetUid.CODEC.write(out, epoch.netuid);
            out.lengthPrefixed(epoch.packed());
          },
          in -> unpacked(NetUid.CODEC.read(in), in.lengthPrefixed()));

  /** Layout, neurons, then the rows of weights and those of bonds, one of each per uid. */
  byte[] packed() {
    ScaleWriter out = new ScaleWriter().u8(LAYOUT).compact(tables.neurons().size());
    tables.neurons().forEach(neuron -> NeuronCodec.write(out, neuron));
    tables.weights().forEach(out::bytes);
    tables.bonds().forEach(out::bytes);
    return out.toByteArray();
  }

  private static EpochRecord unpacked(NetUid netuid, byte[] packed) {
    ScaleReader in = new ScaleReader(packed);
    int layout = in.u8();
    if (layout != LAYOUT) {
      throw new ScaleException("epoch refused: layout " + layout + ", this build reads " + LAYOUT);
    }
    int count = in.length(1);
    List<Neuron> neurons = new ArrayList<>();
    for (int uid = 0; uid < count; uid++) {
      neurons.add(NeuronCodec.read(in, uid));
    }
    EpochTables tables =
        new EpochTables(List.copyOf(neurons), rows(in, packed, count), rows(in, packed, count));
    in.expectEnd();
    return new EpochRecord(netuid, tables);
  }

  private static List<byte[]> rows(ScaleReader in, byte[] packed, int count) {
    List<byte[]> rows = new ArrayList<>();
    for (int uid = 0; uid < count; uid++) {
      int from = in.position();
      in.bytes(4 * in.length(4));
      rows.add(Arrays.copyOfRange(packed, from, in.position()));
    }
    return List.copyOf(rows);
  }

  /** One row of weights or bonds: value by uid, both u16. */
  public static SortedMap<Integer, Integer> row(byte[] stored) {
    ScaleReader in = new ScaleReader(stored);
    SortedMap<Integer, Integer> row = new TreeMap<>();
    for (int left = in.length(4); left > 0; left--) {
      row.put(in.u16(), in.u16());
    }
    in.expectEnd();
    return row;
  }
}
