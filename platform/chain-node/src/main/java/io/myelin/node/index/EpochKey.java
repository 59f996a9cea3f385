package io.myelin.node.index;

import io.myelin.node.epochs.EpochPart;

/**
 * Ids of epochs' records: netuid, part, height and piece, so that one part of one subnet stands
 * together in order of height. A record too long for a column continues in further pieces.
 *
 * @param part by number
 */
record EpochKey(int netuid, int part) {
  private static final int PART_BITS = 2;
  private static final int HEIGHT_BITS = 39;
  private static final int PIECE_BITS = 6;
  private static final long MOST_HEIGHT = (1L << HEIGHT_BITS) - 1;
  static final int MOST_PIECES = 1 << PIECE_BITS;

  static EpochKey of(int netuid, EpochPart<?> part) {
    return new EpochKey(netuid, part.number());
  }

  /** Of the first piece at a height; what is no height lies before or behind all records. */
  long first(long height) {
    long bounded = Math.max(0, Math.min(height, MOST_HEIGHT));
    return (((long) netuid << PART_BITS | part) << HEIGHT_BITS | bounded) << PIECE_BITS;
  }

  /** Of the last piece that a height can have. */
  long last(long height) {
    return first(height) + MOST_PIECES - 1;
  }

  static long height(long id) {
    return id >>> PIECE_BITS & MOST_HEIGHT;
  }
}
