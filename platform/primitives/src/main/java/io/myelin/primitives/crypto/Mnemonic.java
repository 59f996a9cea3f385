package io.myelin.primitives.crypto;

import io.myelin.primitives.hash.Hashes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** A BIP39 English phrase, turned into a mini secret the Substrate way (keys.md 3). */
public final class Mnemonic {
  private static final List<String> WORDS = load();
  private final String phrase;
  private final byte[] entropy;

  private Mnemonic(String phrase, byte[] entropy) {
    this.phrase = phrase;
    this.entropy = entropy;
  }

  /**
   * Reads a phrase of 12, 15, 18, 21 or 24 words.
   *
   * @throws IllegalArgumentException for a wrong count, word or checksum
   */
  public static Mnemonic parse(String phrase) {
    String normal = Normalizer.normalize(phrase, Normalizer.Form.NFKD).strip();
    String[] words = normal.split("\\s+", -1);
    if (words.length < 12 || words.length > 24 || words.length % 3 != 0) {
      throw new IllegalArgumentException(
          "phrase refused: " + words.length + " words seen; needed: 12, 15, 18, 21 or 24");
    }
    boolean[] bits = new boolean[words.length * 11];
    for (int i = 0; i < words.length; i++) {
      int index = Collections.binarySearch(WORDS, words[i].toLowerCase(Locale.ROOT));
      if (index < 0) {
        throw new IllegalArgumentException(
            "phrase refused: word " + (i + 1) + " is not in the English word list");
      }
      for (int b = 0; b < 11; b++) {
        bits[11 * i + b] = (index >> (10 - b) & 1) == 1;
      }
    }
    byte[] entropy = new byte[words.length / 3 * 4];
    for (int i = 0; i < entropy.length * 8; i++) {
      entropy[i / 8] |= (byte) ((bits[i] ? 1 : 0) << (7 - i % 8));
    }
    Mnemonic read = ofEntropy(entropy);
    if (!read.phrase.equals(String.join(" ", words).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "phrase refused: the checksum does not match; look for a wrong or misplaced word");
    }
    return read;
  }

  /** A new phrase of 12 words (128 bits). */
  public static Mnemonic generate(SecureRandom random) {
    byte[] entropy = new byte[16];
    random.nextBytes(entropy);
    return ofEntropy(entropy);
  }

  /** The phrase. Secret. */
  public String phrase() {
    return phrase;
  }

  /** The 16..32 bytes that the words stand for. Secret. */
  public byte[] entropy() {
    return entropy.clone();
  }

  /** The 32 bytes every scheme starts from. Secret. */
  public byte[] miniSecret(String passphrase) {
    PKCS5S2ParametersGenerator kdf = new PKCS5S2ParametersGenerator(new SHA512Digest());
    kdf.init(entropy, ("mnemonic" + passphrase).getBytes(StandardCharsets.UTF_8), 2048);
    return Arrays.copyOf(((KeyParameter) kdf.generateDerivedMacParameters(512)).getKey(), 32);
  }

  private static Mnemonic ofEntropy(byte[] entropy) {
    byte[] hash = Hashes.sha256(entropy);
    byte[] checked = Arrays.copyOf(entropy, entropy.length + 1);
    checked[entropy.length] = hash[0];
    List<String> words = new ArrayList<>();
    for (int i = 0; i < entropy.length * 3 / 4; i++) {
      int index = 0;
      for (int b = 11 * i; b < 11 * i + 11; b++) {
        index = index << 1 | checked[b / 8] >> (7 - b % 8) & 1;
      }
      words.add(WORDS.get(index));
    }
    return new Mnemonic(String.join(" ", words), entropy.clone());
  }

  private static List<String> load() {
    try (InputStream in =
            Objects.requireNonNull(Mnemonic.class.getResourceAsStream("bip39-english.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the word list is part of the jar", e);
    }
  }
}
