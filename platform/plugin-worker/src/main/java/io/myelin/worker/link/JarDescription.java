package io.myelin.worker.link;

import io.myelin.contract.SubnetDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** What a jar says of itself, read without running it. */
public final class JarDescription {
  private static final int LONGEST = 1 << 20;

  private JarDescription() {}

  /** Empty for what is no jar, or has no description that reads: whoever opens it says why. */
  public static Optional<SubnetDescription> of(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      return of(file);
    } catch (ZipException noJar) {
      return Optional.empty();
    }
  }

  static Optional<SubnetDescription> of(JarFile jar) throws IOException {
    ZipEntry entry = jar.getEntry(SubnetDescription.PATH);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = jar.getInputStream(entry)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return Optional.of(SubnetDescription.parse(text));
    } catch (IllegalArgumentException noDescription) {
      return Optional.empty();
    }
  }
}
