package io.myelin.cli.bench;

import io.myelin.client.Extrinsics;
import java.util.List;
import java.util.Optional;

/** The signed transfers of one account in nonce order; they must be sent in that order too. */
public final class Lane {
  private final List<Signed> transfers;
  private volatile boolean closed;
  private int next;

  Lane(List<Signed> transfers) {
    this.transfers = transfers;
  }

  /** An extrinsic ready to send, with the hash a block will show it under. */
  record Signed(String hash, String hex) {
    static Signed of(byte[] extrinsic) {
      return new Signed(Extrinsics.hash(extrinsic).hex(), Extrinsics.hex(extrinsic));
    }
  }

  /** Empty when all are sent, or one was refused: those behind it would wait for its nonce. */
  Optional<Signed> next() {
    return closed || next == transfers.size()
        ? Optional.empty()
        : Optional.of(transfers.get(next++));
  }

  void close() {
    closed = true;
  }
}
