package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Recorded signatures at the edges of what is valid, and one that is made and checked: what a node
 * asks its own code before it takes part, since one that judges otherwise than all others leaves
 * their chain. ECDSA is a library's, costs a hundred times as much the first time, and is not
 * asked.
 */
public final class SignatureCheck {
  /** The code that judges sr25519 and ed25519, for operators who compare their nodes. */
  public static final String IMPLEMENTATION = "myelin-java";

  private static final String NOTHING = "-";
  private static final byte[] SEED = new byte[32];
  private static final String MADE_OF_SEED =
      "0xdef12e42f3e487e9b14095aa8d5cc16a33491f1b50dadcf8811d1480f3fa8627";

  private SignatureCheck() {}

  /** Whether somebody made a signature over a message. */
  @FunctionalInterface
  interface Judge {
    boolean accepts(MultiSignature signature, AccountId signer, byte[] message);
  }

  /** One recorded signature. */
  record Case(
      MultiSignature signature, AccountId signer, byte[] message, boolean good, String what) {
    static Case read(String line) {
      String[] parts = line.split(" ", 6);
      Scheme scheme = Scheme.valueOf(parts[0].toUpperCase(Locale.ROOT));
      return new Case(
          new MultiSignature(scheme, bytes(parts[4])),
          AccountId.of(bytes(parts[2])),
          bytes(parts[3]),
          parts[1].equals("good"),
          parts[5]);
    }

    private static byte[] bytes(String hex) {
      return hex.equals(NOTHING) ? new byte[0] : Hex.decode("0x" + hex);
    }
  }

  /** Empty when this process may judge signatures; else why not. */
  public static Optional<String> trouble() {
    return trouble(MultiSignature::verify).or(SignatureCheck::making);
  }

  static Optional<String> trouble(Judge judge) {
    return cases().stream()
        .filter(
            each -> judge.accepts(each.signature(), each.signer(), each.message()) != each.good())
        .findFirst()
        .map(
            wrong ->
                refusal(
                    (wrong.good() ? "refuses a good " : "takes a bad ")
                        + wrong.signature().scheme()
                        + " signature ("
                        + wrong.what()
                        + ")"));
  }

  private static Optional<String> making() {
    KeyPair key = Sr25519KeyPair.fromMiniSecret(SEED);
    if (!Hex.encode(key.publicKey()).equals(MADE_OF_SEED)) {
      return Optional.of(refusal("derives another SR25519 key than " + MADE_OF_SEED));
    }
    return Sr25519.verify(key.publicKey(), SEED, key.sign(SEED))
        ? Optional.empty()
        : Optional.of(refusal("refuses the SR25519 signature that it made itself"));
  }

  private static String refusal(String wrong) {
    return "The signature code of this process "
        + wrong
        + ", so it must not take part in a chain; it is right elsewhere: run another release of the"
        + " JDK than "
        + System.getProperty("java.vm.version")
        + ", or replace this machine.";
  }

  static List<Case> cases() {
    try (InputStream file = SignatureCheck.class.getResourceAsStream("edge-cases.txt")) {
      if (file == null) {
        throw new IllegalStateException("edge-cases.txt is not in this build");
      }
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Case::read)
          .toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
