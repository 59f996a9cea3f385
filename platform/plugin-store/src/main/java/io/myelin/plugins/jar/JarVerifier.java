package io.myelin.plugins.jar;

import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decides whether a jar may be kept. Nothing of it is run, no class of it is loaded, nothing is
 * unpacked. What is not known after this: whether it works.
 */
public final class JarVerifier {
  /** The most a jar may have. */
  public static final long MOST_BYTES = Limits.USUAL.fileBytes();

  private final TrustStore trust;
  private final boolean allowUnsigned;
  private final Limits limits;
  private final String known;

  /**
   * @param allowUnsigned whether jars are taken that nobody in the trust store signed
   */
  public JarVerifier(TrustStore trust, boolean allowUnsigned) {
    this(trust, allowUnsigned, Limits.USUAL);
  }

  /**
   * @param allowed whether somebody allowed the jar beforehand
   * @param known what whoever knows the jar does to have it taken unsigned, as a clause
   */
  public static JarVerifier ofDropped(TrustStore trust, boolean allowed, String known) {
    return new JarVerifier(trust, allowed, Limits.USUAL, known);
  }

  JarVerifier(TrustStore trust, boolean allowUnsigned, Limits limits) {
    this(trust, allowUnsigned, limits, "give --allow-unsigned if you know the jar");
  }

  private JarVerifier(TrustStore trust, boolean allowUnsigned, Limits limits, String known) {
    this.trust = trust;
    this.allowUnsigned = allowUnsigned;
    this.limits = limits;
    this.known = known;
  }

  public Verdict verify(Path jar) throws IOException {
    return verify(jar, String.valueOf(jar.getFileName()));
  }

  /**
   * @param name what the jar is called towards the operator
   * @throws IOException when the file itself cannot be read
   */
  public Verdict verify(Path jar, String name) throws IOException {
    try {
      return new Verdict.Accepted(accepted(jar, name));
    } catch (Refusal e) {
      return new Verdict.Refused(e);
    }
  }

  private PluginJar accepted(Path jar, String what) throws Refusal, IOException {
    if (!Files.isRegularFile(jar)) {
      throw new Refusal(
          what, "there is no file " + jar, "a plugin's jar", "Name the jar the build made.");
    }
    try (CheckedZip zip = CheckedZip.open(jar, what, limits)) {
      Signature signature = JarSigners.of(jar, what, trust);
      JarManifest manifest = JarManifest.of(zip, what);
      JarContract contract = new JarContract(zip, what);
      contract.requireNothingShared();
      String subnet = contract.subnet();
      SubnetDescription description = contract.description(manifest);
      contract.requireFiles(description);
      requireTrust(signature, what);
      return new PluginJar(
          manifest.id(),
          manifest.version(),
          manifest.requires(),
          digest(jar),
          Files.size(jar),
          subnet,
          description,
          signature);
    }
  }

  private void requireTrust(Signature signature, String what) throws Refusal {
    if (!(signature instanceof Signature.Trusted) && !allowUnsigned) {
      throw new Refusal(
          what,
          "it is " + signature.text(),
          "a signature by a certificate in " + trust.folder(),
          "Put its author's certificate there once you have compared its fingerprint with him, or "
              + known
              + ".");
    }
  }

  private static String digest(Path jar) throws IOException {
    try (InputStream in = Files.newInputStream(jar)) {
      return Sha256.of(in);
    }
  }
}
