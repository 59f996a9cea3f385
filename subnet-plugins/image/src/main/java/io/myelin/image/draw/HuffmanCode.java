package io.myelin.image.draw;

import java.util.HexFormat;

/** One of the standard's example codes for brightness (ITU T.81, annex K.3). */
final class HuffmanCode {
  /** Of differences of a block's mean from the last one's. */
  static final HuffmanCode MEANS =
      new HuffmanCode(0x00, "00010501010101010100000000000000", "000102030405060708090a0b");

  /** Of runs of zeros with the size of the number behind them. */
  static final HuffmanCode WAVES =
      new HuffmanCode(
          0x10,
          "0002010303020403050504040000017d",
          "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a"
              + "25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778"
              + "797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7"
              + "c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");

  /** Takes bytes of the file. */
  interface Sink {
    void bytes(int... bytes);
  }

  private final int kind;
  private final byte[] counts;
  private final byte[] symbols;
  private final int[] codes = new int[256];
  private final int[] lengths = new int[256];

  /**
   * @param counts how many codes have 1, 2, ... 16 bits
   * @param symbols in the order of their codes
   */
  private HuffmanCode(int kind, String counts, String symbols) {
    this.kind = kind;
    this.counts = HexFormat.of().parseHex(counts);
    this.symbols = HexFormat.of().parseHex(symbols);
    int code = 0;
    int at = 0;
    for (int length = 1; length <= 16; length++) {
      for (int i = 0; i < (this.counts[length - 1] & 0xff); i++) {
        int symbol = this.symbols[at++] & 0xff;
        codes[symbol] = code++;
        lengths[symbol] = length;
      }
      code <<= 1;
    }
  }

  int code(int symbol) {
    return codes[symbol];
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  /** Writes the segment that tells a decoder of this code. */
  void define(Sink out) {
    int size = 3 + counts.length + symbols.length;
    out.bytes(0xff, 0xc4, size >>> 8, size & 0xff, kind);
    for (byte[] part : new byte[][] {counts, symbols}) {
      for (byte each : part) {
        out.bytes(each & 0xff);
      }
    }
  }
}
