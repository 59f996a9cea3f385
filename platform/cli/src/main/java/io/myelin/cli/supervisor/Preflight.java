package io.myelin.cli.supervisor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Looks for everything that would make a start fail later, before anything is started. */
public final class Preflight {
  private static final long NEEDED_BYTES = 512L << 20;
  private static final Set<String> PRESETS = Set.of("dev", "enterprise");

  private Preflight() {}

  /**
   * Refuses with a sentence.
   *
   * @throws Refusal naming what was found, what is needed and what to do
   */
  public static void check(Installation installation, DataFolder data, int port, String preset)
      throws IOException {
    int version = Runtime.version().feature();
    if (version < 17) {
      throw new Refusal("Java " + version + " runs this; 17 or newer is needed. Set JAVA_HOME.");
    }
    for (Path file : installation.required()) {
      if (!Files.isRegularFile(file)) {
        throw new Refusal("The build is incomplete: " + file + " is missing. Run: mvn package");
      }
    }
    checkPreset(preset);
    checkFolder(data, preset);
    checkPort(port);
  }

  private static void checkPreset(String preset) {
    if (preset.equals("mainnet-like")) {
      throw new Refusal("The preset mainnet-like is not supported yet; use dev or enterprise.");
    }
    if (!PRESETS.contains(preset) && !Files.isReadable(Path.of(preset))) {
      throw new Refusal(
          "The genesis '"
              + preset
              + "' is neither a preset (dev, enterprise) nor a readable file; check --preset.");
    }
  }

  private static void checkFolder(DataFolder data, String preset) throws IOException {
    if (data.supervisor().isPresent() || data.platform().isPresent()) {
      throw new Refusal(
          "A node already runs on "
              + data.root()
              + "; stop it with: ./myelin down, or use --data.");
    }
    if (Files.exists(data.root()) && !Files.isDirectory(data.root())) {
      throw new Refusal("The data folder " + data.root() + " is a file; use another --data.");
    }
    Path existing = data.root();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isWritable(existing)) {
      throw new Refusal("The folder " + existing + " is not writable; use another --data.");
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    if (free < NEEDED_BYTES) {
      throw new Refusal(
          "Only "
              + (free >> 20)
              + " MB are free at "
              + existing
              + "; at least "
              + (NEEDED_BYTES >> 20)
              + " MB are needed. Free some or use --data on another disk.");
    }
    Path note = data.root().resolve("preset");
    if (Files.exists(note) && !Files.readString(note).strip().equals(preset)) {
      throw new Refusal(
          "The data folder "
              + data.root()
              + " holds a chain of preset '"
              + Files.readString(note).strip()
              + "', not '"
              + preset
              + "'; use that preset or another --data.");
    }
  }

  private static void checkPort(int port) {
    if (port < 1 || port > 65535) {
      throw new Refusal("Port " + port + " does not exist; use 1 to 65535.");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new Refusal(
          "Port " + port + " of 127.0.0.1 is in use; stop what holds it or use --port.");
    }
  }
}
