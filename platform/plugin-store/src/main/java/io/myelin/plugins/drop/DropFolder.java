package io.myelin.plugins.drop;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.TrustStore;
import io.myelin.plugins.store.PluginStore;
import io.myelin.primitives.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder {@code plugins/drop}: a jar that is put there is taken into the store as {@code plugin
 * install} would take it, or as an upgrade where the plugin is there, and is gone from the folder.
 * One that is refused is moved to {@link RefusedJars}. Names that begin with a dot or do not end in
 * {@code .jar} are nobody's business here.
 */
public final class DropFolder {
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** A file to which nobody added anything for so long is whole. */
  static final Duration QUIET = Duration.ofSeconds(1);

  /** After a fault of the machine, such as a full disk. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static final String AND_THEN = " Then drop it again.";

  /** Others wait for the next look. */
  private static final int MOST_AT_ONCE = 16;

  private final Path data;
  private final Path folder;
  private final PluginStore store;
  private final RefusedJars refused;
  private final InstantSource clock;
  private Map<Path, Growth> growing = Map.of();
  private Instant rest = Instant.MIN;

  /** What a file was when it was last another one, and when that was seen. */
  private record Growth(long size, FileTime written, Instant since) {
    boolean sameAs(BasicFileAttributes now) {
      return size == now.size() && written.equals(now.lastModifiedTime());
    }
  }

  public DropFolder(Path dataFolder, PluginStore store, InstantSource clock) {
    this.data = dataFolder;
    this.folder = dataFolder.resolve("plugins").resolve("drop");
    this.store = store;
    this.refused = RefusedJars.of(dataFolder);
    this.clock = clock;
  }

  public Path folder() {
    return folder;
  }

  /**
   * Takes the jars that are whole; called again and again. The folder is made, for its owner only,
   * where it is missing.
   *
   * @throws IOException for a fault of the machine; what was dropped stays where it is
   */
  public void look() throws IOException {
    if (clock.instant().isBefore(rest)) {
      return;
    }
    Map<Path, Growth> still = new HashMap<>();
    try {
      Files.createDirectories(folder, OWNERS_FOLDER);
      for (Path file : dropped()) {
        BasicFileAttributes is =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!is.isRegularFile()) {
          refuse(file, "it is no file of its own", "a jar, not a link or a folder");
        } else if (is.size() > JarVerifier.MOST_BYTES) {
          refuse(
              file,
              "it has " + is.size() + " bytes",
              "at most " + JarVerifier.MOST_BYTES + " bytes");
        } else if (whole(file, is)) {
          take(file);
        } else {
          still.put(file, growth(file, is));
        }
      }
    } catch (IOException e) {
      rest = clock.instant().plus(AGAIN);
      throw e;
    } finally {
      growing = still;
    }
  }

  private List<Path> dropped() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(DropFolder::named).sorted().limit(MOST_AT_ONCE).toList();
    }
  }

  private static boolean named(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && !name.startsWith(".");
  }

  /**
   * Whether nobody writes to it any more: it was not written for a while, or something was done to
   * it after the last byte that is done to finished files, such as giving it its name. Whoever
   * writes slower is found out by the verification, which needs the file's end.
   */
  private boolean whole(Path file, BasicFileAttributes is) throws IOException {
    Growth before = growth(file, is);
    Instant now = clock.instant();
    Instant written = is.lastModifiedTime().toInstant();
    return is.size() > 0
            && ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
                    .compareTo(is.lastModifiedTime())
                > 0
        || !written.plus(QUIET).isAfter(now)
        || !before.since().plus(QUIET).isAfter(now);
  }

  private Growth growth(Path file, BasicFileAttributes is) {
    Growth before = growing.get(file);
    return before != null && before.sameAs(is)
        ? before
        : new Growth(is.size(), is.lastModifiedTime(), clock.instant());
  }

  private void take(Path file) throws IOException {
    try {
      store.receive(file, TrustStore.of(data), "if you know the jar: " + allow(file));
      Files.delete(file);
      refused.forget(file.getFileName().toString());
    } catch (Refusal e) {
      refused.put(file, e.sentence() + AND_THEN);
    }
  }

  /** The command that approves a jar which was refused, where it lies then. */
  private String allow(Path file) {
    Path lying = refused.place(file.getFileName().toString()).toAbsolutePath();
    return "./myelin plugin allow "
        + ShellWord.of(lying)
        + " --allow-unsigned --yes --data "
        + ShellWord.of(data.toAbsolutePath());
  }

  private void refuse(Path file, String seen, String needed) throws IOException {
    refused.put(
        file,
        new Refusal(file.getFileName().toString(), seen, needed, "Drop the jar the build made.")
            .sentence());
  }
}
