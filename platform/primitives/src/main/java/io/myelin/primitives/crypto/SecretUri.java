package io.myelin.primitives.crypto;

import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret written as text: a phrase or a hex seed, a derivation path, a passphrase (keys.md 4).
 * Without phrase and seed it is the public development phrase: {@code //Alice}.
 */
public final class SecretUri {
  /** Known to everybody: never use what derives from it outside a development chain. */
  public static final String DEVELOPMENT_PHRASE =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

  private static final Pattern JUNCTION = Pattern.compile("/(/?)([^/]+)");
  private final String secret;
  private final List<Junction> path;
  private final String passphrase;

  private SecretUri(String secret, List<Junction> path, String passphrase) {
    this.secret = secret;
    this.path = path;
    this.passphrase = passphrase;
  }

  /**
   * Takes the text apart.
   *
   * @throws IllegalArgumentException for an empty or misplaced junction; the secret is not repeated
   */
  public static SecretUri parse(String uri) {
    int triple = uri.indexOf("///");
    String passphrase = triple < 0 ? "" : uri.substring(triple + 3);
    String rest = triple < 0 ? uri : uri.substring(0, triple);
    int slash = rest.indexOf('/');
    String secret = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    List<Junction> junctions = new ArrayList<>();
    Matcher matcher = JUNCTION.matcher(path);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      junctions.add(new Junction(!matcher.group(1).isEmpty(), chainCode(matcher.group(2))));
      end = matcher.end();
    }
    if (end != path.length()) {
      throw new IllegalArgumentException(
          "derivation path refused: " + path + "; needed: /soft or //hard names");
    }
    return new SecretUri(secret, List.copyOf(junctions), passphrase);
  }

  /** Whether the key derives from the public development phrase. */
  public boolean isDevelopment() {
    return secret.isEmpty() || secret.equals(DEVELOPMENT_PHRASE);
  }

  public List<Junction> path() {
    return path;
  }

  /**
   * Derives the key.
   *
   * @throws IllegalArgumentException for a bad phrase or seed, or a soft junction in a scheme
   *     without one
   */
  public KeyPair keyPair(Scheme scheme) {
    byte[] mini = miniSecret();
    if (scheme == Scheme.SR25519) {
      Sr25519KeyPair key = Sr25519KeyPair.fromMiniSecret(mini);
      for (Junction junction : path) {
        key = junction.hard ? key.hardChild(junction.chainCode) : key.softChild(junction.chainCode);
      }
      return key;
    }
    byte[] name =
        new ScaleWriter()
            .text(scheme == Scheme.ED25519 ? "Ed25519HDKD" : "Secp256k1HDKD")
            .toByteArray();
    for (Junction junction : path) {
      if (!junction.hard) {
        throw new IllegalArgumentException(
            scheme + " has no soft junctions; write // before the name");
      }
      mini = Hashes.blake2b(Hashes.concat(name, mini, junction.chainCode), 32);
    }
    return scheme == Scheme.ED25519 ? Ed25519KeyPair.fromSeed(mini) : EcdsaKeyPair.fromSeed(mini);
  }

  private byte[] miniSecret() {
    if (secret.startsWith("0x")) {
      byte[] seed = Hex.decode(secret);
      if (seed.length != 32) {
        throw new IllegalArgumentException(
            "seed refused: " + seed.length + " bytes seen, 32 needed");
      }
      return seed;
    }
    return Mnemonic.parse(secret.isEmpty() ? DEVELOPMENT_PHRASE : secret).miniSecret(passphrase);
  }

  private static byte[] chainCode(String name) {
    if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      BigInteger number = new BigInteger(name);
      if (number.bitLength() > 64) {
        throw new IllegalArgumentException("junction refused: " + name + " is above 2^64-1");
      }
      return Arrays.copyOf(new ScaleWriter().u64(number.longValue()).toByteArray(), 32);
    }
    byte[] text =
        new ScaleWriter().lengthPrefixed(name.getBytes(StandardCharsets.UTF_8)).toByteArray();
    return text.length > 32 ? Hashes.blake2b(text, 32) : Arrays.copyOf(text, 32);
  }

  /** One step of a path. */
  public record Junction(boolean hard, byte[] chainCode) {}
}
