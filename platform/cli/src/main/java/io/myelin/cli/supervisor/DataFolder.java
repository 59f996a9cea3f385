package io.myelin.cli.supervisor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where one node keeps everything it may not lose, and the notes its processes leave each other.
 */
public record DataFolder(Path root) {
  public Path logs() {
    return root.resolve("logs");
  }

  public Path platformLog() {
    return logs().resolve("platform.log");
  }

  public Path supervisorLog() {
    return logs().resolve("supervisor.log");
  }

  /** What the supervisor noted last, other than starts; empty when all went well. */
  public Optional<String> lastTrouble() {
    List<String> lines = read(supervisorLog()).stream().flatMap(String::lines).toList();
    return lines.stream()
        .filter(line -> !line.contains(" platform started, pid ") && !line.isBlank())
        .reduce((before, last) -> last.contains(" platform ended: terminated") ? before : last);
  }

  /** One sentence the platform leaves when it must not be started again as it is. */
  Path refusalFile() {
    return run().resolve("refusal.txt");
  }

  Path run() {
    return root.resolve("run");
  }

  /** What an earlier start said it could not accept; empty when nothing. */
  public Optional<String> refusal() {
    return read(refusalFile());
  }

  /** Notes why the platform must not be started again as it is. */
  void refuse(String sentence) throws IOException {
    Files.createDirectories(run());
    Files.writeString(refusalFile(), sentence);
  }

  /** Where the node of this folder answers, while one is kept running. */
  public Optional<URI> address() {
    return read(run().resolve("address")).filter(text -> !text.isEmpty()).map(URI::create);
  }

  /** Leaves or takes away a note of the running node. */
  void note(String name, Optional<String> text) throws IOException {
    Path file = run().resolve(name);
    if (text.isPresent()) {
      Files.createDirectories(run());
      Files.writeString(file, text.get());
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** Clears the refusal of an earlier start. */
  public void forgetRefusal() throws IOException {
    Files.createDirectories(run());
    Files.deleteIfExists(refusalFile());
  }

  /** The supervisor that holds this folder, when it is alive. */
  public Optional<ProcessHandle> supervisor() {
    return process(run().resolve("supervisor.pid"));
  }

  /** The serving process, when it is alive. */
  public Optional<ProcessHandle> platform() {
    return process(run().resolve("platform.pid"));
  }

  void writePid(String name, long pid) throws IOException {
    note(name + ".pid", Optional.of(Long.toString(pid)));
  }

  /** Takes away every note that only holds while a node runs. */
  void forgetRun() throws IOException {
    for (String name : List.of("platform.pid", "supervisor.pid", "address")) {
      note(name, Optional.empty());
    }
  }

  // A pid file survives a power cut, and the number may belong to somebody else by then: it only
  // counts when the process is a JVM that was started for this very folder.
  private Optional<ProcessHandle> process(Path file) {
    return read(file)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
        .filter(ProcessHandle::isAlive)
        .filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle handle) {
    try {
      String line = Files.readString(Path.of("/proc/" + handle.pid() + "/cmdline"));
      return line.contains(root.toString());
    } catch (IOException noProc) {
      return handle.info().command().map(command -> command.endsWith("java")).orElse(true);
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
