package io.myelin.worker.link;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Model;
import io.myelin.spi.SubnetException;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Models by their digest, one read-only file each, shared by all workers. A file is checked before
 * it is first given to one, and never changed.
 */
public final class ModelStore {
  private static final String FROM_JAR = "jar:";

  private final Path folder;
  private final Set<String> checked = new HashSet<>();

  /**
   * @param folder made when the first model is put there
   */
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  /**
   * The models a jar names, as far as they are here, by name; those that lie in the jar are put
   * here first. A jar that does not read names none: whoever opens it says why.
   *
   * @throws SubnetException OPERATOR when a model of the jar has another digest than the jar says
   */
  public synchronized Map<String, Path> of(Path jar) throws IOException {
    Map<String, Path> found = new LinkedHashMap<>();
    if (!Files.isRegularFile(jar)) {
      return found;
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Model model : JarDescription.of(file).map(SubnetDescription::models).orElse(List.of())) {
        find(file, model).ifPresent(path -> found.put(model.name(), path));
      }
    } catch (ZipException noJar) {
      return Map.of();
    }
    return found;
  }

  private Optional<Path> find(JarFile jar, Model model) throws IOException {
    Path file = folder.resolve(model.sha256());
    if (checked.contains(model.sha256()) && Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    if (Files.isRegularFile(file) && Digests.sha256(file).equals(model.sha256())) {
      checked.add(model.sha256());
      return Optional.of(file);
    }
    if (!model.source().startsWith(FROM_JAR)) {
      return Optional.empty();
    }
    unpack(jar, model, file);
    checked.add(model.sha256());
    return Optional.of(file);
  }

  private void unpack(JarFile jar, Model model, Path file) throws IOException {
    ZipEntry entry = jar.getEntry(model.source().substring(FROM_JAR.length()));
    if (entry == null) {
      throw SubnetException.operator(
          "MODEL_MISSING",
          "model "
              + model.name()
              + " is not in its jar under "
              + model.source()
              + "; build it again");
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "model-", ".new");
    try {
      try (InputStream in = jar.getInputStream(entry)) {
        copy(in, fresh, model);
      }
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("r--r--r--"));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** No more bytes than the jar says: what is in it may unpack to anything. */
  private static void copy(InputStream in, Path fresh, Model model) throws IOException {
    long size;
    try (InputStream bounded = new Bounded(in, model.bytes() + 1)) {
      size = Files.copy(bounded, fresh, StandardCopyOption.REPLACE_EXISTING);
    }
    String seen = size == model.bytes() ? Digests.sha256(fresh) : "of other length";
    if (!seen.equals(model.sha256())) {
      throw SubnetException.operator(
          "MODEL_DIGEST",
          "model "
              + model.name()
              + " in the jar has the digest "
              + seen
              + "; needed "
              + model.bytes()
              + " bytes with "
              + model.sha256());
    }
  }

  /** Ends after so many bytes. */
  private static final class Bounded extends java.io.FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      left--;
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = super.read(bytes, offset, (int) Math.min(left, length));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
