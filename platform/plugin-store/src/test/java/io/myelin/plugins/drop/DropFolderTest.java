package io.myelin.plugins.drop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.SampleJar;
import io.myelin.plugins.jar.Sha256;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.Plugin.Stage;
import io.myelin.plugins.store.PluginStore;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
  @TempDir private Path dir = Path.of("");

  /** Later than any file of the test was written. */
  private Instant now = Instant.now().plus(Duration.ofHours(1));

  private PluginStore store = PluginStore.of(dir, () -> now);
  private DropFolder drop = new DropFolder(dir, store, () -> now);

  @BeforeEach
  void aFolder() throws Exception {
    store = PluginStore.of(dir, () -> now);
    drop = new DropFolder(dir, store, () -> now);
    drop.look();
  }

  @Test
  void shouldTakeAnAllowedJarAndHaveItLive() throws Exception {
    Path jar = allowed(jar("one", "1.0.0"));
    drop(jar, "any.jar");

    assertEquals(Stage.LIVE, store.existing("one").stage());
    assertEquals(List.of(), lying());
    assertEquals(List.of(), refused());
  }

  @Test
  void shouldReplaceALiveOneByANewerOneOnly() throws Exception {
    drop(allowed(jar("one", "1.1.0")), "one.jar");
    drop(allowed(jar("one", "1.2.0")), "one.jar");
    assertEquals("1.2.0", store.existing("one").shown().version());

    drop(allowed(jar("one", "1.0.0")), "one.jar");
    assertEquals("1.2.0", store.existing("one").shown().version());
    assertTrue(refused().get(0).sentence().contains("1.2.0 is live"), refused().toString());
  }

  @Test
  void shouldRefuseAnUnsignedJarThatNobodyAllowedAndSayWhyBesideIt() throws Exception {
    Path jar = jar("one", "1.0.0");
    drop(jar, "one.jar");

    assertEquals(Optional.empty(), store.find("one"));
    assertEquals(List.of(), lying());
    RefusedJar refused = refused().get(0);
    assertEquals("one.jar", refused.file());
    assertTrue(
        refused.sentence().startsWith("one.jar was refused: it is unsigned"), refused.sentence());
    Path place = dir.resolve("plugins/refused");
    assertEquals(-1, Files.mismatch(jar, place.resolve("one.jar")));
    String command =
        "./myelin plugin allow "
            + place.resolve("one.jar")
            + " --allow-unsigned --yes --data "
            + dir
            + ". Then drop it again.";
    assertTrue(refused.sentence().endsWith(command), refused.sentence());
    assertFalse(refused.sentence().contains("give --allow-unsigned"), refused.sentence());
    assertEquals(refused.sentence(), Files.readString(place.resolve("one.jar.txt")).strip());

    drop(allowed(jar), "one.jar");
    assertEquals(Stage.LIVE, store.existing("one").stage());
    assertEquals(List.of(), refused());
  }

  /** One that was installed and waits is approved by what was allowed; nothing else is. */
  @Test
  void shouldApproveNothingButTheAllowedJar() throws Exception {
    Path jar = jar("one", "1.0.0");
    Plugin waiting = store.install(jar, new JarVerifier(trust(), true));
    assertEquals(Stage.WAITING, waiting.stage());
    drop(allowed(jar), "one.jar");
    assertEquals(Stage.LIVE, store.existing("one").stage());

    store.disable("one");
    drop(allowed(jar("one", "1.1.0")), "one.jar");
    assertEquals(Stage.DISABLED, store.existing("one").stage());
    drop(jar("two", "1.0.0"), "two.jar");
    assertEquals(Optional.empty(), store.find("two"));
  }

  @Test
  void shouldWaitForTheRestOfAFileThatGrows() throws Exception {
    byte[] whole = Files.readAllBytes(allowed(jar("one", "1.0.0")));
    Path file = dir.resolve("plugins/drop/one.jar");
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    beingWritten(file);
    drop.look();
    now = now.plus(DropFolder.QUIET.dividedBy(2));
    Files.write(
        file,
        java.util.Arrays.copyOfRange(whole, whole.length / 2, whole.length),
        StandardOpenOption.APPEND);
    beingWritten(file);
    drop.look();
    now = now.plus(DropFolder.QUIET.dividedBy(2));
    drop.look();
    assertTrue(Files.exists(file), "it was written to half a second ago");
    assertEquals(List.of(), refused());

    now = now.plus(DropFolder.QUIET);
    drop.look();
    assertEquals(Stage.LIVE, store.existing("one").stage());
  }

  @Test
  void shouldTakeAFileAtOnceThatWasGivenItsNameWhenItWasWhole() throws Exception {
    now = Instant.now();
    Path jar = allowed(jar("one", "1.0.0"));
    Files.setLastModifiedTime(jar, FileTime.from(now.minus(DropFolder.QUIET.dividedBy(2))));
    Files.move(jar, dir.resolve("plugins/drop/one.jar"));
    drop.look();
    assertEquals(Stage.LIVE, store.existing("one").stage());
  }

  @Test
  void shouldRefuseHalfOfAJar() throws Exception {
    byte[] whole = Files.readAllBytes(jar("one", "1.0.0"));
    drop(Files.write(dir.resolve("half"), java.util.Arrays.copyOf(whole, 999)), "one.jar");
    drop(Files.write(dir.resolve("none"), new byte[0]), "two.jar");
    assertEquals(2, refused().size());
    assertEquals(List.of(), lying());
  }

  @Test
  void shouldNeverFollowALink() throws Exception {
    Path jar = allowed(jar("one", "1.0.0"));
    Files.createSymbolicLink(dir.resolve("plugins/drop/link.jar"), jar);
    Files.createDirectory(dir.resolve("plugins/drop/folder.jar"));
    drop.look();

    assertEquals(Optional.empty(), store.find("one"));
    assertTrue(Files.isRegularFile(jar, LinkOption.NOFOLLOW_LINKS));
    assertEquals(
        List.of("folder.jar", "link.jar"), refused().stream().map(RefusedJar::file).toList());
    assertTrue(refused().get(1).sentence().contains("it is no file of its own"));
  }

  @Test
  void shouldNotReadWhatIsTooLarge() throws Exception {
    Path file = dir.resolve("plugins/drop/large.jar");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(JarVerifier.MOST_BYTES + 1);
    }
    drop.look();
    String why = refused().get(0).sentence();
    assertTrue(why.contains("it has 1073741825 bytes; needed: at most 1073741824 bytes"), why);
  }

  @Test
  void shouldLeaveOtherFilesAlone() throws Exception {
    for (String name : List.of(".one.jar", "one.jar.part", "readme.txt")) {
      Files.writeString(dir.resolve("plugins/drop").resolve(name), "not a jar");
    }
    drop.look();
    assertEquals(3, lying().size());
    assertFalse(Files.exists(dir.resolve("plugins/refused")));
  }

  private void drop(Path jar, String name) throws Exception {
    Files.copy(jar, dir.resolve("plugins/drop").resolve(name));
    drop.look();
  }

  private Path allowed(Path jar) throws Exception {
    try (InputStream in = Files.newInputStream(jar)) {
      store.allow(Sha256.of(in));
    }
    return jar;
  }

  private Path jar(String id, String version) throws Exception {
    return SampleJar.of(id, version).write(dir.resolve(id + "-" + version + ".file"));
  }

  private io.myelin.plugins.jar.TrustStore trust() throws Exception {
    return io.myelin.plugins.jar.TrustStore.of(dir);
  }

  /** Written right now by the test's clock, after anything else was done to it. */
  private void beingWritten(Path file) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(now));
  }

  private List<RefusedJar> refused() throws Exception {
    return RefusedJars.of(dir).list();
  }

  private List<Path> lying() throws Exception {
    try (var files = Files.list(dir.resolve("plugins/drop"))) {
      return files.toList();
    }
  }
}
