package io.myelin.plugins.jar;

import io.myelin.contract.SubnetDescription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar that is right in everything, for a test to spoil. */
public final class SampleJar {
  static final String CLASS = Sample.class.getName().replace('.', '/') + ".class";
  static final String SERVICE = "META-INF/services/io.myelin.spi.Subnet";

  /** The same sample has the same bytes, whenever it is made. */
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, String> manifest = new LinkedHashMap<>();

  private SampleJar(String id, String version) {
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", version);
    manifest.put("Plugin-Requires", ">=2.0.0 & <3.0.0");
    put(SERVICE, Sample.class.getName() + "\n");
    put(SubnetDescription.PATH, SubnetDescription.of(id, version, new Sample()).json());
    put("models/tiny.bin", Sample.MODEL);
    try (InputStream in = Sample.class.getClassLoader().getResourceAsStream(CLASS)) {
      put(CLASS, Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static SampleJar of(String id, String version) {
    return new SampleJar(id, version);
  }

  SampleJar put(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  public SampleJar put(String name, String content) {
    return put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces words of an entry. */
  public SampleJar edit(String name, String from, String to) {
    String before = new String(Objects.requireNonNull(entries.get(name)), StandardCharsets.UTF_8);
    if (!before.contains(from)) {
      throw new IllegalArgumentException(name + " has no " + from + ": " + before);
    }
    return put(name, before.replace(from, to));
  }

  SampleJar without(String name) {
    entries.remove(name);
    manifest.remove(name);
    return this;
  }

  SampleJar manifest(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      if (!manifest.isEmpty()) {
        StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
        manifest.forEach((k, v) -> text.append(k).append(": ").append(v).append("\r\n"));
        add(zip, JarManifest.NAME, text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        add(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ANY_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
