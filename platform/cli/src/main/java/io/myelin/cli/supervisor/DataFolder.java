package io.myelin.cli.supervisor;

import io.myelin.access.OwnerToken;
import io.myelin.client.RestClient;
import io.myelin.primitives.ShellWord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one node keeps everything it may not lose, and the notes its processes leave each other.
 */
public record DataFolder(Path root) {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

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

  /** Notes why the platform must not be started again as it is; whoever waits reads all or none. */
  void refuse(String sentence) throws IOException {
    Files.createDirectories(run());
    Path fresh = Files.writeString(run().resolve("refusal.txt.new"), sentence);
    Files.move(fresh, refusalFile(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where the node of this folder answers, while one is kept running. */
  public Optional<URI> address() {
    return read(run().resolve("address")).filter(text -> !text.isEmpty()).map(URI::create);
  }

  /**
   * What proves to the node at an address that its owner asks. Only the node that runs on this
   * folder gets it: where none does, somebody else could listen.
   */
  public Optional<String> ownerToken(URI node) {
    return address()
        .filter(node::equals)
        .filter(noted -> held())
        .flatMap(noted -> OwnerToken.of(root).read());
  }

  /** The REST of a node, as its owner where it is the one of this folder. */
  public RestClient rest(URI node) {
    return new RestClient(node, () -> ownerToken(node));
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

  /** Whether a supervisor holds this folder, even one that cannot be seen from here. */
  public boolean held() {
    return FolderLock.held(this);
  }

  /** The supervisor that holds this folder. */
  public Optional<ProcessHandle> supervisor() {
    return held() ? process("supervisor") : Optional.empty();
  }

  /** The serving process, also one whose supervisor was killed. */
  public Optional<ProcessHandle> platform() {
    return process("platform");
  }

  /** Why nothing can be started here now. */
  Refusal taken() {
    return new Refusal(
        "A node already runs on "
            + root
            + "; stop it with ./myelin down --data "
            + ShellWord.of(root)
            + ", or use another --data.");
  }

  void writePid(String name, long pid) throws IOException {
    note(name + ".birth", Birth.of(pid));
    note(name + ".pid", Optional.of(Long.toString(pid)));
  }

  /** Takes away every note that only holds while a node runs. */
  void forgetRun() throws IOException {
    for (String name : List.of("platform", "supervisor")) {
      note(name + ".pid", Optional.empty());
      note(name + ".birth", Optional.empty());
    }
    note("address", Optional.empty());
  }

  // A note survives a power cut and the end of a container, and the number belongs to somebody else
  // by then: it only counts with the birth of the process.
  private Optional<ProcessHandle> process(String name) {
    return read(run().resolve(name + ".pid"))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> Birth.of(handle.pid()).equals(read(run().resolve(name + ".birth"))));
  }

  /** An empty folder for temporary files of the platform; to be called while none runs. */
  Path emptyScratch() throws IOException {
    Path scratch = run().resolve("tmp");
    Trees.delete(scratch);
    return Files.createDirectories(scratch);
  }

  /**
   * Makes the folder where there is none, for its owner alone, and closes what holds secrets (salts
   * of commits, truths, keys) in one that is there. The rest of it is the operator's to open.
   */
  public void prepare() throws IOException {
    Files.createDirectories(root.toAbsolutePath().getParent());
    if (!Files.isDirectory(root)) {
      Files.createDirectory(root, PosixFilePermissions.asFileAttribute(OWNER));
    }
    for (String name : List.of("access", "host", "evidence", "run", "wallets")) {
      Path folder = Files.createDirectories(root.resolve(name));
      if (!Files.getPosixFilePermissions(folder).equals(OWNER)) {
        Files.setPosixFilePermissions(folder, OWNER);
      }
    }
    Files.createDirectories(logs());
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
