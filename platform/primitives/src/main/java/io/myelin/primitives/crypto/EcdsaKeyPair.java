package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.hash.Hashes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** A secp256k1 key; signs blake2b-256 of the message, deterministically and low-s (keys.md 1). */
public final class EcdsaKeyPair implements KeyPair {
  private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();
  private final BigInteger secret;
  private final byte[] publicKey;

  private EcdsaKeyPair(BigInteger secret) {
    this.secret = secret;
    this.publicKey = DOMAIN.getG().multiply(secret).normalize().getEncoded(true);
  }

  public static EcdsaKeyPair fromSeed(byte[] seed) {
    BigInteger secret = new BigInteger(1, seed);
    if (secret.signum() == 0 || secret.compareTo(DOMAIN.getN()) >= 0) {
      throw new IllegalArgumentException("ecdsa secret refused: it is not in 1..n-1");
    }
    return new EcdsaKeyPair(secret);
  }

  static boolean verify(AccountId signer, byte[] message, byte[] signature) {
    return recover(message, signature)
        .map(key -> Hashes.blake2b256(key).bytes())
        .filter(id -> Arrays.equals(id, signer.bytes()))
        .isPresent();
  }

  /**
   * The compressed public key that made the signature; empty when there is none. The upper half of
   * s is taken, and 27 to 30 for the recovery ids 0 to 3, as the reference chain takes them.
   */
  public static Optional<byte[]> recover(byte[] message, byte[] signature) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    int id = signature[64] >= 27 ? signature[64] - 27 : signature[64];
    BigInteger n = DOMAIN.getN();
    if (!inRange(r, n) || !inRange(s, n) || id < 0 || id > 3) {
      return Optional.empty();
    }
    BigInteger x = (id & 2) == 0 ? r : r.add(n);
    if (x.compareTo(FIELD) >= 0) {
      return Optional.empty();
    }
    try {
      byte[] encoded = new byte[33];
      put(encoded, 1, x);
      encoded[0] = (byte) (2 + (id & 1));
      ECPoint point = DOMAIN.getCurve().decodePoint(encoded);
      BigInteger hash = new BigInteger(1, Hashes.blake2b(message, 32));
      BigInteger inverse = r.modInverse(n);
      ECPoint key =
          ECAlgorithms.sumOfTwoMultiplies(
              DOMAIN.getG(),
              hash.negate().multiply(inverse).mod(n),
              point,
              s.multiply(inverse).mod(n));
      return key.isInfinity() ? Optional.empty() : Optional.of(key.normalize().getEncoded(true));
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
  }

  @Override
  public Scheme scheme() {
    return Scheme.ECDSA;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public AccountId accountId() {
    return AccountId.of(Hashes.blake2b(publicKey, 32));
  }

  @Override
  public byte[] sign(byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    BigInteger[] rs = signer.generateSignature(Hashes.blake2b(message, 32));
    BigInteger s =
        rs[1].compareTo(DOMAIN.getN().shiftRight(1)) > 0 ? DOMAIN.getN().subtract(rs[1]) : rs[1];
    byte[] signature = new byte[65];
    put(signature, 0, rs[0]);
    put(signature, 32, s);
    for (byte id = 0; id < 4; id++) {
      signature[64] = id;
      if (recover(message, signature).filter(key -> Arrays.equals(key, publicKey)).isPresent()) {
        return signature;
      }
    }
    throw new IllegalStateException("no recovery id fits a signature just made");
  }

  @Override
  public String toString() {
    return "ecdsa " + accountId();
  }

  private static boolean inRange(BigInteger value, BigInteger n) {
    return value.signum() > 0 && value.compareTo(n) < 0;
  }

  private static void put(byte[] out, int at, BigInteger value) {
    for (int i = 0; i < 32; i++) {
      out[at + 31 - i] = value.shiftRight(8 * i).byteValue();
    }
  }
}
