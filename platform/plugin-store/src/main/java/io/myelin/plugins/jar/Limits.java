package io.myelin.plugins.jar;

/**
 * The most a jar may be.
 *
 * @param fileBytes of the jar itself
 * @param directoryBytes of the list of its entries
 * @param unpackedBytes of all entries together
 * @param ratio unpacked to packed bytes of an entry of more than {@link #SMALL}
 */
record Limits(long fileBytes, int directoryBytes, long unpackedBytes, int ratio) {
  /** Below this, how well an entry packs is nobody's concern. */
  static final long SMALL = 1 << 20;

  /** Room for a model of half a gigabyte; text packs to a tenth, a bomb to a thousandth. */
  static final Limits USUAL = new Limits(1L << 30, 16 << 20, 2L << 30, 200);
}
