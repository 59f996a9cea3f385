package io.myelin.plugins.jar;

import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Signatures as {@code jarsigner} makes them, checked by the JDK. One certificate must have signed
 * every entry: what a signature leaves out, anybody could have added.
 */
final class JarSigners {
  /** What a signature cannot cover, because it is made of it. */
  private static final Pattern OF_THE_SIGNATURE =
      Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");

  private JarSigners() {}

  static Signature of(Path jar, String what, TrustStore trust) throws Refusal, IOException {
    try (JarFile file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ)) {
      List<JarEntry> entries =
          file.stream().filter(each -> !each.isDirectory() && !ofTheSignature(each)).toList();
      for (JarEntry entry : entries) {
        // The JDK knows who signed an entry after it was read to its end.
        try (InputStream in = file.getInputStream(entry)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      if (file.stream().noneMatch(each -> each.getName().matches("(?i)META-INF/[^/]*\\.SF"))) {
        return new Signature.None();
      }
      return of(common(entries, what), what, trust);
    } catch (SecurityException e) {
      throw new Refusal(
          what,
          "it was changed after it was signed (" + e.getMessage() + ")",
          "the jar as its author signed it",
          "Fetch it again, or ask its author.");
    }
  }

  private static boolean ofTheSignature(JarEntry entry) {
    return OF_THE_SIGNATURE.matcher(entry.getName()).matches();
  }

  /** The certificates that signed every entry; at least one. */
  private static Set<X509Certificate> common(List<JarEntry> entries, String what) throws Refusal {
    Optional<Set<X509Certificate>> common = Optional.empty();
    for (JarEntry entry : entries) {
      Set<X509Certificate> signers = signers(entry);
      common.ifPresent(signers::retainAll);
      if (signers.isEmpty()) {
        throw new Refusal(
            what,
            "its signature does not cover " + entry.getName(),
            "one signature, by an algorithm this JDK accepts, over every entry",
            "Sign the finished jar with jarsigner.");
      }
      common = Optional.of(signers);
    }
    return common.orElseGet(Set::of);
  }

  private static Set<X509Certificate> signers(JarEntry entry) {
    CodeSigner[] signers = entry.getCodeSigners();
    return signers == null
        ? new HashSet<>()
        : Stream.of(signers)
            .map(each -> each.getSignerCertPath().getCertificates().get(0))
            .filter(X509Certificate.class::isInstance)
            .map(X509Certificate.class::cast)
            .collect(Collectors.toCollection(HashSet::new));
  }

  private static Signature of(Set<X509Certificate> signers, String what, TrustStore trust)
      throws Refusal {
    for (X509Certificate certificate : signers) {
      Optional<String> name = trust.name(certificate);
      if (name.isPresent()) {
        requireValid(certificate, name.get(), what);
        return new Signature.Trusted(name.get(), fingerprint(certificate));
      }
    }
    return signers.stream()
        .findFirst()
        .<Signature>map(
            each ->
                new Signature.Unknown(each.getSubjectX500Principal().getName(), fingerprint(each)))
        .orElseGet(Signature.None::new);
  }

  private static void requireValid(X509Certificate certificate, String name, String what)
      throws Refusal {
    try {
      certificate.checkValidity();
    } catch (CertificateException e) {
      throw new Refusal(
          what,
          "the certificate "
              + name
              + " holds from "
              + certificate.getNotBefore()
              + " to "
              + certificate.getNotAfter(),
          "a certificate that holds now",
          "Have the jar signed with a newer one, and put that into the trust store.");
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
