package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Sr25519;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Digest items of the author, and the vote that makes a block final (rpc.md 3.1). */
final class Seals {
  private static final int SIGNATURE = 64;
  private static final byte[] ENGINE = "aura".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RECEIPTS = "rcpt".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ITEMS = 3;

  private static final byte[] NOW = Hashes.concat(twox("Timestamp"), twox("Now"));

  private Seals() {}

  /** Milliseconds of the block that left this state (rpc.md 7); 0 where none was ever set. */
  static long time(StateView state) {
    return state.get(NOW).map(value -> new ScaleReader(value).u64()).orElse(0L);
  }

  private static byte[] twox(String name) {
    return Hashes.twox(name.getBytes(StandardCharsets.US_ASCII), 16);
  }

  static byte[] slot(long timestampMillis) {
    byte[] slot = new ScaleWriter().u64(timestampMillis).toByteArray();
    return new ScaleWriter().u8(6).bytes(ENGINE).lengthPrefixed(slot).toByteArray();
  }

  /** The time that a header's slot says (rpc.md 3.1); 0 where it has none. */
  static long slotTime(Header header) {
    int length = slot(0).length;
    return header.digestLogs().stream()
        .filter(log -> log.length == length && log[0] == 6)
        .findFirst()
        .map(log -> new ScaleReader(Arrays.copyOfRange(log, length - Long.BYTES, length)).u64())
        .orElse(0L);
  }

  /** A consensus item with the root of what the execution said. */
  static byte[] receipts(Hash256 root) {
    return new ScaleWriter().u8(4).bytes(RECEIPTS).lengthPrefixed(root.bytes()).toByteArray();
  }

  /** The receipts root a header names; empty for headers of versions without. */
  static Optional<Hash256> receiptsRoot(Header header) {
    int length = receipts(Hash256.ZERO).length;
    return header.digestLogs().stream()
        .filter(log -> log.length == length && log[0] == 4)
        .map(log -> Hash256.of(Arrays.copyOfRange(log, length - Hash256.BYTES, length)))
        .filter(
            root -> header.digestLogs().stream().anyMatch(l -> Arrays.equals(l, receipts(root))))
        .findFirst();
  }

  /** The header with the author's signature over its hash as the last digest item. */
  static Header sealed(Header unsealed, KeyPair author) {
    List<byte[]> digest = new ArrayList<>(unsealed.digestLogs());
    digest.add(seal(author.sign(unsealed.hash().bytes())));
    return new Header(
        unsealed.parentHash(),
        unsealed.number(),
        unsealed.stateRoot(),
        unsealed.extrinsicsRoot(),
        digest);
  }

  /** The time of a header that begins with a slot and ends with its author's seal; or empty. */
  static Optional<Long> sealedTime(Header header, AccountId author) {
    List<byte[]> digest = header.digestLogs();
    boolean sized = digest.size() >= 2 && digest.size() <= MOST_ITEMS;
    if (!sized || digest.get(0).length != slot(0).length) {
      return Optional.empty();
    }
    Header unsealed =
        new Header(
            header.parentHash(),
            header.number(),
            header.stateRoot(),
            header.extrinsicsRoot(),
            unsealed(header));
    byte[] seal = digest.get(digest.size() - 1);
    int signatureAt = seal.length - SIGNATURE;
    long time = new ScaleReader(Arrays.copyOfRange(digest.get(0), 6, 14)).u64();
    boolean holds =
        Arrays.equals(digest.get(0), slot(time))
            && signatureAt > 0
            && Arrays.equals(seal, seal(Arrays.copyOfRange(seal, signatureAt, seal.length)))
            && Sr25519.verify(
                author.bytes(),
                unsealed.hash().bytes(),
                Arrays.copyOfRange(seal, signatureAt, seal.length));
    return holds ? Optional.of(time) : Optional.empty();
  }

  private static byte[] seal(byte[] signature) {
    return new ScaleWriter().u8(5).bytes(ENGINE).lengthPrefixed(signature).toByteArray();
  }

  /** All digest items but the seal. */
  static List<byte[]> unsealed(Header sealed) {
    return sealed.digestLogs().subList(0, sealed.digestLogs().size() - 1);
  }

  /** The digest items that execution saw: the slot; all others come from what it did. */
  static List<byte[]> executed(Header sealed) {
    return sealed.digestLogs().subList(0, 1);
  }

  /** A signed (chain, height, block hash, state root). */
  static byte[] vote(Hash256 genesis, StoredBlock block, KeyPair author) {
    byte[] statement =
        new ScaleWriter()
            .text("fin/v1")
            .bytes(genesis.bytes())
            .u64(block.height())
            .bytes(block.hash().bytes())
            .bytes(block.header().stateRoot().bytes())
            .toByteArray();
    return new ScaleWriter().bytes(statement).bytes(author.sign(statement)).toByteArray();
  }
}
