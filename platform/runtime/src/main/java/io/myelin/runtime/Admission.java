package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.extrinsic.Extrinsic;
import io.myelin.runtime.frame.Guard;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.PaymentPallet;
import io.myelin.runtime.system.SystemPallet;
import java.util.Optional;

/** Whether a signed extrinsic may enter a block; asked by the pool, and again by the block. */
final class Admission {
  private static final String PAYMENT = "Inability to pay some fees (e.g. account balance too low)";
  private static final String BAD_SIGNATURE = "Transaction has a bad signature";

  /** Each costs a check of the signature, which strangers can ask for. */
  private static final int EARLIER_ERAS = 8;

  private final RuntimeVersion version;
  private final SystemPallet system;
  private final Guard guard;
  private final SignatureCheck signatures;

  Admission(RuntimeVersion version, SystemPallet system, Guard guard, SignatureCheck signatures) {
    this.version = version;
    this.system = system;
    this.guard = guard;
    this.signatures = signatures;
  }

  /**
   * In the order of rpc.md 8: the account of zeros, signature, era, nonce, fee, then the chain's
   * own guards.
   */
  Validity check(StateView state, long block, byte[] bytes, Extrinsic.Signed signed) {
    if (signed.signer().variant() != 0) {
      return new Validity.Malformed("the signer's address is not an account id");
    }
    AccountId who = signed.signer().account();
    if (who.equals(AccountId.ZERO)) {
      return new Validity.Invalid("Invalid signing address");
    }
    Optional<Hash256> birth = birthHash(state, block, signed.era());
    if (birth.isEmpty()) {
      return new Validity.Invalid("Transaction has an ancient birth block");
    }
    if (!signatures.holds(signed.signature(), who, payload(state, signed, birth.get()))) {
      return new Validity.Invalid(unsigned(state, block, signed));
    }
    AccountInfo account = system.account.get(state, who);
    if (signed.nonce() < account.nonce()) {
      return new Validity.Invalid("Transaction is outdated");
    }
    Optional<String> refusal =
        unpaid(account, bytes, signed).or(() -> guard.refusal(state, who, signed.call(), block));
    if (refusal.isPresent()) {
      return new Validity.Invalid(refusal.get());
    }
    long last =
        signed.era() instanceof Era.Mortal mortal ? mortal.death(block - 1) - 1 : Long.MAX_VALUE;
    return new Validity.Valid(who, signed.nonce(), account.nonce(), fee(bytes, signed), last);
  }

  /**
   * Why a signature does not hold. The era says its first block modulo its period only, so one that
   * is over looks like the one of now, and differs in the hash that was signed.
   */
  private String unsigned(StateView state, long block, Extrinsic.Signed signed) {
    if (!(signed.era() instanceof Era.Mortal era)) {
      return BAD_SIGNATURE;
    }
    long birth = era.birth(block - 1);
    for (int tried = 0; tried < EARLIER_ERAS && birth >= era.period(); tried++) {
      birth -= era.period();
      Optional<Hash256> hash = system.blockHash.find(state, birth);
      if (hash.isPresent()
          && signatures.holds(
              signed.signature(), signed.signer().account(), payload(state, signed, hash.get()))) {
        return "Transaction is outdated: its era of "
            + era.period()
            + " blocks ended with block "
            + (birth + era.period() - 1)
            + "; the head is block "
            + (block - 1)
            + "; sign it again, for a longer era";
      }
    }
    return BAD_SIGNATURE
        + ", or an era of "
        + era.period()
        + " blocks that began before block "
        + birth
        + "; the head is block "
        + (block - 1);
  }

  /** What the signer pays for it, failed or not. */
  static Rao fee(byte[] bytes, Extrinsic.Signed signed) {
    return signed.call().pays() ? PaymentPallet.fee(bytes.length).plus(signed.tip()) : signed.tip();
  }

  private static Optional<String> unpaid(AccountInfo who, byte[] bytes, Extrinsic.Signed signed) {
    boolean paid = !Rao.CAP.isLessThan(signed.tip());
    if (paid) {
      Rao fee = fee(bytes, signed);
      Rao needed = fee.plus(BalancesPallet.EXISTENTIAL_DEPOSIT);
      paid = fee.isZero() || !who.data().free().isLessThan(needed);
    }
    return paid ? Optional.empty() : Optional.of(PAYMENT);
  }

  /** The hash the signer saw at the birth of the era; empty when it is not known any more. */
  private Optional<Hash256> birthHash(StateView state, long block, Era era) {
    long at = era instanceof Era.Mortal mortal ? mortal.birth(block - 1) : 0;
    return system.blockHash.find(state, at);
  }

  private byte[] payload(StateView state, Extrinsic.Signed signed, Hash256 birth) {
    Hash256 genesis = system.blockHash.get(state, 0L);
    byte[] additional =
        new ScaleWriter()
            .u32(version.specVersion())
            .u32(version.transactionVersion())
            .bytes(genesis.bytes())
            .bytes(birth.bytes())
            .u8(0)
            .toByteArray();
    byte[] payload = Hashes.concat(signed.signedBytes(), additional);
    return payload.length > 256 ? Hashes.blake2b(payload, 32) : payload;
  }
}
