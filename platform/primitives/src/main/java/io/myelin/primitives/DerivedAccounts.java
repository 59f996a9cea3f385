package io.myelin.primitives;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Accounts without a key of their own, computed from others or from a name (keys.md 10). */
public final class DerivedAccounts {
  private static final byte[] PALLET = "modl".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UTILITY = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);

  private DerivedAccounts() {}

  /**
   * The account a pallet holds funds in.
   *
   * @param palletId eight ASCII characters
   * @param subId at most 20 bytes that tell several accounts of the pallet apart
   */
  public static AccountId ofPallet(String palletId, byte[] subId) {
    byte[] id = palletId.getBytes(StandardCharsets.US_ASCII);
    if (id.length != 8 || subId.length > 20) {
      throw new IllegalArgumentException(
          "pallet account refused: id of "
              + id.length
              + " and sub-id of "
              + subId.length
              + " bytes seen; needed: 8 and at most 20");
    }
    return AccountId.of(Arrays.copyOf(Hashes.concat(PALLET, id, subId), AccountId.BYTES));
  }

  /** The account that acts when the threshold of signatories agrees; their order is irrelevant. */
  public static AccountId multisig(Collection<AccountId> signatories, int threshold) {
    List<AccountId> sorted = signatories.stream().sorted().toList();
    ScaleWriter out = new ScaleWriter().bytes(UTILITY).compact(sorted.size());
    sorted.forEach(signatory -> AccountId.CODEC.write(out, signatory));
    return hashed(out.u16(threshold));
  }

  /** The numbered sub-account of an account. */
  public static AccountId derivative(AccountId account, int index) {
    return hashed(new ScaleWriter().bytes(UTILITY).bytes(account.bytes()).u16(index));
  }

  private static AccountId hashed(ScaleWriter preimage) {
    return AccountId.of(Hashes.blake2b(preimage.toByteArray(), AccountId.BYTES));
  }
}
