package io.myelin.primitives;

import io.myelin.primitives.scale.Codec;

/** The number of a subnet, 0..65535; 0 is root. */
public record NetUid(int value) implements Comparable<NetUid> {
  public static final NetUid ROOT = new NetUid(0);

  /** u16, little-endian. */
  public static final Codec<NetUid> CODEC =
      Codec.of((out, netuid) -> out.u16(netuid.value), in -> new NetUid(in.u16()));

  public NetUid {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("netuid refused: " + value + " seen, 0..65535 needed");
    }
  }

  public boolean isRoot() {
    return value == 0;
  }

  @Override
  public int compareTo(NetUid other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
