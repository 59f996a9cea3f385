package io.myelin.plugins.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars signed by the JDK's own programs, with the commands of the plugin guide. */
class SignatureTest {
  @TempDir private Path dir;

  @Test
  void knowsWhoSignedAndTakesNothingElse() throws Exception {
    key("author");
    Path jar = signed("author");

    Refusal unknown = refused(jar, false);
    assertTrue(unknown.seen().contains("not in the trust store: CN=author"), unknown.sentence());
    assertInstanceOf(Signature.Unknown.class, accepted(jar, true).signature());

    trust("author");
    Signature.Trusted trusted =
        assertInstanceOf(Signature.Trusted.class, accepted(jar, false).signature());
    assertEquals("author", trusted.name());
    assertEquals(64, trusted.fingerprint().length());
  }

  @Test
  void refusesWhatWasChangedAfterwardsEvenWhereUnsignedOnesAreTaken() throws Exception {
    key("author");
    trust("author");
    Path jar = signed("author");

    Path changed = rewritten(jar, "changed.jar", "models/tiny.bin", List.of());
    assertTrue(
        refused(changed, true).seen().contains("changed after it was signed"),
        refused(changed, true).sentence());

    Path more = rewritten(jar, "more.jar", "", List.of("added.class", "META-INF/services/added"));
    assertEquals("its signature does not cover added.class", refused(more, true).seen());
  }

  @Test
  void refusesASignatureWhoseKeyIsMissing() throws Exception {
    key("author");
    Path jar = signed("author");
    Path cut = rewritten(jar, "cut.jar", "META-INF/AUTHOR.EC", List.of());

    assertTrue(refused(cut, true).seen().contains("does not cover"), refused(cut, true).sentence());
  }

  @Test
  void refusesACertificateThatHoldsNoMore() throws Exception {
    key("author", "-startdate", "-3y", "-validity", "365");
    trust("author");
    Path jar = signed("author");

    assertTrue(refused(jar, false).seen().startsWith("the certificate author holds from"));
  }

  @Test
  void namesAFileOfTheTrustStoreThatIsNoCertificate() throws Exception {
    Files.createDirectories(dir.resolve("trust"));
    Files.writeString(dir.resolve("trust/bad.pem"), "-----BEGIN CERTIFICATE-----\nnothing\n");
    try {
      TrustStore.of(dir);
      throw new AssertionError("it was read");
    } catch (Refusal e) {
      assertTrue(e.what().endsWith("bad.pem"), e.sentence());
    }
  }

  private void key(String alias, String... more) throws Exception {
    run(
        List.of(
            "keytool",
            "-genkeypair",
            "-alias",
            alias,
            "-keyalg",
            "Ed25519",
            "-dname",
            "CN=" + alias,
            "-keystore",
            dir.resolve("keys.p12").toString(),
            "-storepass",
            "changeit"),
        more);
  }

  private void trust(String alias) throws Exception {
    Files.createDirectories(dir.resolve("trust"));
    run(
        List.of(
            "keytool",
            "-exportcert",
            "-rfc",
            "-alias",
            alias,
            "-file",
            dir.resolve("trust/" + alias + ".pem").toString(),
            "-keystore",
            dir.resolve("keys.p12").toString(),
            "-storepass",
            "changeit"));
  }

  private Path signed(String alias) throws Exception {
    Path jar = SampleJar.of("sample", "1.0.0").write(dir.resolve("signed.jar"));
    run(
        List.of(
            "jarsigner",
            "-keystore",
            dir.resolve("keys.p12").toString(),
            "-storepass",
            "changeit",
            jar.toString(),
            alias));
    return jar;
  }

  private static void run(List<String> words, String... more) throws Exception {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    all.set(0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), said);
    assertEquals(0, process.exitValue(), said);
  }

  /** A copy with one entry spoilt or, if it is the signature's, left out, and others added. */
  private Path rewritten(Path jar, String name, String spoilt, List<String> added)
      throws IOException {
    Path copy = dir.resolve(name);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (entry.getName().equals(spoilt)) {
          if (spoilt.startsWith("META-INF/")) {
            continue;
          }
          content[0]++;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content);
      }
      for (String each : added) {
        out.putNextEntry(new ZipEntry(each));
        out.write(1);
      }
    }
    return copy;
  }

  private PluginJar accepted(Path jar, boolean allowUnsigned) throws Exception {
    Verdict verdict = new JarVerifier(TrustStore.of(dir), allowUnsigned).verify(jar);
    if (verdict instanceof Verdict.Refused refused) {
      throw new AssertionError(refused.refusal().sentence());
    }
    return ((Verdict.Accepted) verdict).jar();
  }

  private Refusal refused(Path jar, boolean allowUnsigned) throws Exception {
    return assertInstanceOf(
            Verdict.Refused.class, new JarVerifier(TrustStore.of(dir), allowUnsigned).verify(jar))
        .refusal();
  }
}
