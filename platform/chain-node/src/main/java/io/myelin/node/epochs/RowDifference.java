package io.myelin.node.epochs;

import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of weights or bonds, one per uid, each the stored {@code Vec<(u16 uid, u16 value)>}. */
final class RowDifference implements Difference<List<byte[]>> {
  @Override
  public List<byte[]> nothing() {
    return List.of();
  }

  /** About whom one neuron says what, in the order in which it is stored. */
  private record Said(int[] uids, int[] values) {
    static final Said NOTHING = new Said(new int[0], new int[0]);

    static Said read(byte[] stored) {
      ScaleReader in = new ScaleReader(stored);
      int count = in.length(4);
      ByteBuffer pairs = ByteBuffer.wrap(in.bytes(4 * count)).order(ByteOrder.LITTLE_ENDIAN);
      in.expectEnd();
      Said said = new Said(new int[count], new int[count]);
      for (int i = 0; i < count; i++) {
        said.uids[i] = Short.toUnsignedInt(pairs.getShort());
        said.values[i] = Short.toUnsignedInt(pairs.getShort());
      }
      return said;
    }

    byte[] stored() {
      ByteBuffer pairs = ByteBuffer.allocate(4 * uids.length).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < uids.length; i++) {
        pairs.putShort((short) uids[i]).putShort((short) values[i]);
      }
      return new ScaleWriter().compact(uids.length).bytes(pairs.array()).toByteArray();
    }

    /** What was said of these neurons, 0 of those of whom nothing was. */
    int[] of(int[] others) {
      if (Arrays.equals(uids, others)) {
        return values;
      }
      Map<Integer, Integer> byUid = new HashMap<>();
      for (int i = 0; i < uids.length; i++) {
        byUid.put(uids[i], values[i]);
      }
      return Arrays.stream(others).map(uid -> byUid.getOrDefault(uid, 0)).toArray();
    }
  }

  private static Said at(List<byte[]> rows, int uid) {
    return uid < rows.size() ? Said.read(rows.get(uid)) : Said.NOTHING;
  }

  @Override
  public byte[] pack(List<byte[]> before, List<byte[]> now) {
    List<Long> sizes = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    List<Long> changes = new ArrayList<>();
    for (int uid = 0; uid < now.size(); uid++) {
      Said was = at(before, uid);
      Said is = at(now, uid);
      if (Arrays.equals(was.uids, is.uids)) {
        sizes.add(0L);
      } else {
        sizes.add(1L + is.uids.length);
        int last = 0;
        for (int other : is.uids) {
          steps.add((long) other - last);
          last = other;
        }
      }
      int[] base = was.of(is.uids);
      for (int i = 0; i < base.length; i++) {
        changes.add((long) is.values[i] - base[i]);
      }
    }
    return new ColumnWriter().numbers(sizes).numbers(steps).numbers(changes).packed();
  }

  @Override
  public List<byte[]> unpack(List<byte[]> before, byte[] packed) {
    ColumnReader in = new ColumnReader(packed);
    ColumnReader.Column sizes = in.numbers();
    ColumnReader.Column steps = in.numbers();
    ColumnReader.Column changes = in.numbers();
    in.end();
    List<byte[]> rows = new ArrayList<>();
    for (int uid = 0; uid < sizes.size(); uid++) {
      Said was = at(before, uid);
      int size = sizes.nextInt();
      int[] uids = size == 0 ? was.uids : new int[size - 1];
      if (size > 0) {
        int last = 0;
        for (int i = 0; i < uids.length; i++) {
          last += steps.nextInt();
          uids[i] = last;
        }
      }
      int[] values = was.of(uids).clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += changes.nextInt();
      }
      rows.add(new Said(uids, values).stored());
    }
    return List.copyOf(rows);
  }
}
