package io.myelin.cli;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Capability;
import io.myelin.spi.Manifest;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plugin's jar as a build makes it. */
final class EchoJar {
  private EchoJar() {}

  record Words(String words) {}

  record Options(@Default("0") @Range(max = 7) int offBy) {}

  /** A subnet that is described and never run. */
  static final class Echo implements Subnet {
    private final int memory;

    Echo(int memory) {
      this.memory = memory;
    }

    @Override
    public Manifest manifest() {
      return Manifest.of("echo")
          .task(Task.of("EchoSay", Words.class, Words.class))
          .settings(Options.class)
          .needs(new Capability.Asks(List.of("text"), 60))
          .memory(memory);
    }
  }

  static Path write(Path folder, String version, int memory) throws IOException {
    Path jar = folder.resolve("echo-" + version + ".jar");
    String name = Echo.class.getName();
    String code = name.replace('.', '/') + ".class";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        InputStream in = EchoJar.class.getClassLoader().getResourceAsStream(code)) {
      add(
          zip,
          "META-INF/MANIFEST.MF",
          "Manifest-Version: 1.0\nPlugin-Id: echo\nPlugin-Version: "
              + version
              + "\nPlugin-Requires: >=2.0.0 & <3.0.0\n\n");
      add(zip, "META-INF/services/io.myelin.spi.Subnet", name + "\n");
      add(
          zip,
          SubnetDescription.PATH,
          SubnetDescription.of("echo", version, new Echo(memory)).json());
      add(zip, code, Objects.requireNonNull(in).readAllBytes());
    }
    return jar;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    add(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same jar has the same bytes, whenever it is made. */
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
