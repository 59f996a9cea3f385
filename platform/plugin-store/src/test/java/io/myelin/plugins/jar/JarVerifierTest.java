package io.myelin.plugins.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarVerifierTest {
  @TempDir private Path dir;

  @Test
  void readsAJarWithoutRunningIt() throws Exception {
    PluginJar jar = accepted(good().bytes());

    assertEquals("sample", jar.id());
    assertEquals("1.2.3", jar.version());
    assertEquals(Sample.class.getName(), jar.subnet());
    assertEquals(Sample.digest(good().bytes()), jar.sha256());
    assertEquals(
        List.of("network: db.example:5432", "memory: 300 MB a neuron", "threads: 1 at once"),
        jar.grants().lines());
  }

  @Test
  void refusesWhatNobodySignedUnlessToldOtherwise() throws Exception {
    Path jar = good().write(dir.resolve("x.jar"));
    Verdict verdict = new JarVerifier(TrustStore.of(dir), false).verify(jar);

    assertEquals(
        "x.jar was refused: it is unsigned; needed: a signature by a certificate in "
            + dir.resolve("trust")
            + ". Put its author's certificate there once you have compared its fingerprint with"
            + " him, or give --allow-unsigned if you know the jar.",
        assertInstanceOf(Verdict.Refused.class, verdict).refusal().sentence());
  }

  @Test
  void refusesRandomBytes() throws Exception {
    Random random = new Random(1);
    for (int size = 0; size < 5000; size += 1 + random.nextInt(100)) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      assertTrue(refused(bytes).seen().startsWith("it does not begin as a jar"));
    }
  }

  @Test
  void refusesAJarThatIsCutOffAnywhere() throws Exception {
    byte[] whole = good().bytes();
    for (int length = 0; length < whole.length; length += 7) {
      refused(java.util.Arrays.copyOf(whole, length));
    }
  }

  @Test
  void judgesAJarWithAnyByteChangedByWhatItReallyHolds() throws Exception {
    byte[] whole = good().bytes();
    Random random = new Random(2);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Verdict verdict = verify(changed);
      if (verdict instanceof Verdict.Accepted accepted) {
        assertEquals(good().bytes().length, accepted.jar().bytes());
        assertEquals("1.2.3", accepted.jar().description().version());
      } else {
        refused++;
      }
    }
    assertTrue(refused > 200, refused + " of 400 were refused");
  }

  @Test
  void refusesBytesBeforeAndBehind() throws Exception {
    byte[] whole = good().bytes();
    assertSeen(
        "it does not begin as a jar",
        concat("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), whole));
    assertSeen("it does not end as a jar", concat(whole, new byte[] {1}));
    assertSeen("its directory does not lie at its end", concat(whole, whole));
  }

  @Test
  void refusesAnEntryThatUnpacksToAGreatDeal() throws Exception {
    assertSeen(
        "its entry META-INF/extensions.idx unpacks to more than ",
        good().put("META-INF/extensions.idx", new byte[64 << 20]).bytes());
  }

  @Test
  void refusesManySmallOnesThatUnpackToAGreatDeal() throws Exception {
    SampleJar jar = good();
    for (int i = 0; i < 20; i++) {
      jar.put("zeros/" + i, new byte[1000]);
    }
    Limits limits = new Limits(1 << 20, 1 << 20, 19_000, 200);
    Path file = jar.write(dir.resolve("many.jar"));
    Verdict verdict = new JarVerifier(TrustStore.of(dir), true, limits).verify(file);

    assertTrue(
        assertInstanceOf(Verdict.Refused.class, verdict)
            .refusal()
            .seen()
            .contains("unpacks to more"));
  }

  @Test
  void refusesAFileOrADirectoryThatIsTooLong() throws Exception {
    Path file = good().write(dir.resolve("long.jar"));
    Limits file100 = new Limits(100, 1 << 20, 1 << 20, 200);
    Limits directory100 = new Limits(1 << 20, 100, 1 << 20, 200);

    assertTrue(
        assertInstanceOf(
                Verdict.Refused.class,
                new JarVerifier(TrustStore.of(dir), true, file100).verify(file))
            .refusal()
            .needed()
            .equals("at most 100"));
    assertTrue(
        assertInstanceOf(
                Verdict.Refused.class,
                new JarVerifier(TrustStore.of(dir), true, directory100).verify(file))
            .refusal()
            .seen()
            .startsWith("the list of its entries has "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../slip.class",
        "a/../../slip",
        "/etc/passwd",
        "C:/slip",
        "a\\b",
        "a//b",
        "./a",
        "a\nb",
        ".."
      })
  void refusesNamesThatPointOutOfTheJar(String name) throws Exception {
    assertSeen("points out of the jar", good().put(name, "x").bytes());
  }

  @Test
  void refusesTheSameNameTwice() throws Exception {
    String twin = "META-INF/subnet.jso_";
    byte[] bytes = good().put(twin, "{}").bytes();
    assertSeen("is there twice", renamed(bytes, twin, SubnetDescription.PATH));
    assertSeen("is there twice", good().put("a", "x").put("a/", "").bytes());
  }

  @Test
  void refusesADirectoryThatLiesAboutAnEntry() throws Exception {
    byte[] bytes = good().bytes();
    // size and checksum of the last entry in the directory, found from its end
    int at = lastIndexOf(bytes, SampleJar.CLASS) - 46;
    byte[] size = bytes.clone();
    size[at + 24] ^= 1;
    byte[] checksum = bytes.clone();
    checksum[at + 16] ^= 1;

    assertSeen("is not what the directory says", size);
    assertSeen("is not what the directory says", checksum);
  }

  @Test
  void refusesAManifestThatDoesNotSayWhoAndWhat() throws Exception {
    assertSeen(
        "it has 0 manifests",
        good().without("Plugin-Id").without("Plugin-Version").without("Plugin-Requires").bytes());
    assertSeen(
        "it has 2 manifests", good().put("META-INF/manifest.mf", "Plugin-Id: other\n").bytes());
    assertSeen("its manifest has no Plugin-Id", good().without("Plugin-Id").bytes());
    assertSeen("its manifest has no Plugin-Requires", good().without("Plugin-Requires").bytes());
    assertSeen("its Plugin-Id is \"../x\"", good().manifest("Plugin-Id", "../x").bytes());
    assertSeen("its Plugin-Version is \"one\"", good().manifest("Plugin-Version", "one").bytes());
    assertSeen(
        "its Plugin-Version has 101 characters",
        good().manifest("Plugin-Version", "1".repeat(101)).bytes().clone());
    assertSeen("its Plugin-Requires is \">>\"", good().manifest("Plugin-Requires", ">>").bytes());
    assertSeen(
        "it is made for version >=99.0.0 of the plugin interface",
        good().manifest("Plugin-Requires", ">=99.0.0").bytes());
    assertSeen(
        "it is made for version >=1.0.0 & <2.0.0 of the plugin interface",
        good().manifest("Plugin-Requires", ">=1.0.0 & <2.0.0").bytes());
    assertEquals(
        "Take a build of the plugin made for it, or change Plugin-Requires in its pom.xml.",
        refused(good().manifest("Plugin-Requires", ">=99.0.0").bytes()).next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Class-Path", "Launcher-Agent-Class", "Plugin-Class", "Plugin-Dependencies"})
  void refusesAManifestThatBringsInOthers(String name) throws Exception {
    assertSeen("its manifest has " + name, good().manifest(name, "other").bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/myelin/spi/Subnet.class",
        "org/pf4j/ExtensionPoint.class",
        "org/slf4j/Logger.class",
        "META-INF/versions/17/io/myelin/spi/Subnet.class"
      })
  void refusesCopiesOfThePlatformsClasses(String name) throws Exception {
    assertSeen("it holds " + name, good().put(name, "x").bytes());
  }

  @Test
  void refusesAnIndexOfOtherJars() throws Exception {
    assertSeen("it has a META-INF/INDEX.LIST", good().put("META-INF/INDEX.LIST", "x").bytes());
  }

  @Test
  void refusesAServiceFileThatDoesNotNameOneClassOfTheJar() throws Exception {
    assertSeen("it has no META-INF/services/", good().without(SampleJar.SERVICE).bytes());
    assertSeen("names 0 classes", good().put(SampleJar.SERVICE, "# none\n").bytes());
    assertSeen("names 2 classes", good().put(SampleJar.SERVICE, "a.B\nc.D\n").bytes());
    assertSeen(
        "names a.B, which is not in the jar", good().put(SampleJar.SERVICE, "a.B\n").bytes());
    assertSeen("has 70000 bytes", good().put(SampleJar.SERVICE, "a".repeat(70_000)).bytes());
  }

  @Test
  void refusesADescriptionThatIsNoneOrSaysSomethingElse() throws Exception {
    String path = SubnetDescription.PATH;
    assertSeen("it has no META-INF/subnet.json", good().without(path).bytes());
    for (String none : List.of("", "null", "[]", "7", "{", "{}", "[".repeat(100_000))) {
      assertSeen("is no description", good().put(path, none).bytes());
    }
    assertSeen("is no description", good().edit(path, "\"sample\"", "null").bytes());
    assertSeen("is no description", good().edit(path, "\"tasks\"", "\"tusks\"").bytes());
    assertSeen("is no description", good().edit(path, " : 300", " : null").bytes());
    assertSeen(
        "Plugin-Version is 1.2.3 in its manifest and 1.2.4",
        good().edit(path, "\"1.2.3\"", "\"1.2.4\"").bytes());
    assertSeen("it asks for 0 MB", good().edit(path, " : 300", " : 0").bytes());
  }

  @Test
  void refusesModelsAndLibrariesThatAreNotTheOnesNamed() throws Exception {
    String path = SubnetDescription.PATH;
    assertSeen("its model models/tiny.bin is not in it", good().without("models/tiny.bin").bytes());
    assertSeen("has 1 bytes", good().put("models/tiny.bin", "x").bytes());
    byte[] other = Sample.MODEL.clone();
    other[0]++;
    assertSeen(
        "has the digest " + Sample.digest(other), good().put("models/tiny.bin", other).bytes());

    SampleJar library =
        good()
            .edit(path, "\"network\"", "\"native\"")
            .edit(
                path,
                "[ \"db.example:5432\" ]",
                "[ \"libx.so\", \"" + Sample.digest(new byte[9]) + "\" ]");
    assertSeen("no file of it has the digest", library.bytes());
    accepted(library.put("libx.so", new byte[9]).bytes());
  }

  private static SampleJar good() {
    return SampleJar.of("sample", "1.2.3");
  }

  private PluginJar accepted(byte[] bytes) throws Exception {
    Verdict verdict = verify(bytes);
    if (verdict instanceof Verdict.Refused refused) {
      throw new AssertionError(refused.refusal().sentence());
    }
    return ((Verdict.Accepted) verdict).jar();
  }

  private Refusal refused(byte[] bytes) throws Exception {
    return assertInstanceOf(Verdict.Refused.class, verify(bytes)).refusal();
  }

  private void assertSeen(String words, byte[] bytes) throws Exception {
    Refusal refusal = refused(bytes);
    assertTrue(refusal.seen().contains(words), refusal.sentence());
  }

  private Verdict verify(byte[] bytes) throws IOException, Refusal {
    return new JarVerifier(TrustStore.of(dir), true)
        .verify(Files.write(dir.resolve("sample.jar"), bytes));
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] all = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** The same file with another name of the same length in its headers. */
  private static byte[] renamed(byte[] bytes, String from, String to) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int lastIndexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
  }
}
