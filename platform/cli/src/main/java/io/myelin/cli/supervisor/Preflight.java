package io.myelin.cli.supervisor;

import com.sun.management.UnixOperatingSystemMXBean;
import io.myelin.ledger.AuthorKey;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.GenesisNote;
import io.myelin.ledger.LedgerException;
import io.myelin.primitives.Hash256;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Looks for everything that would make a start fail later, before anything is started. */
public final class Preflight {
  private static final long NEEDED_BYTES = 512L << 20;

  /**
   * A market that nobody visits has about 750 open, mostly the server's own; visitors want the
   * rest.
   */
  private static final long NEEDED_FILES = 2048;

  private final Installation installation;
  private final DataFolder data;
  private final Launch launch;
  private final long neededBytes;
  private final long allowedFiles;

  Preflight(
      Installation installation,
      DataFolder data,
      Launch launch,
      long neededBytes,
      long allowedFiles) {
    this.installation = installation;
    this.data = data;
    this.launch = launch;
    this.neededBytes = neededBytes;
    this.allowedFiles = allowedFiles;
  }

  /**
   * Refuses with a sentence; leaves nothing behind.
   *
   * @throws Refusal naming what was found, what is needed and what to do
   */
  public static void check(Installation installation, DataFolder data, Launch launch)
      throws IOException {
    new Preflight(installation, data, launch, NEEDED_BYTES, allowedFiles()).check();
  }

  void check() throws IOException {
    checkBuild();
    if (data.held() || data.platform().isPresent()) {
      throw data.taken();
    }
    checkFiles();
    checkFolder();
    checkChain();
    checkAddress();
  }

  private void checkBuild() throws IOException {
    for (Path file : installation.required()) {
      if (!Files.isRegularFile(file)) {
        throw new Refusal("The build is incomplete: " + file + " is missing. Run: mvn package");
      }
    }
    // A jar or WAR that was cut off would be found out half a minute later, by a stack trace.
    for (Path archive : installation.archives()) {
      try (ZipFile zip = new ZipFile(archive.toFile())) {
        if (zip.size() == 0) {
          throw new IOException("it is empty");
        }
      } catch (IOException broken) {
        throw new Refusal(
            "The built file "
                + archive
                + " is damaged ("
                + broken.getMessage()
                + "). Delete it and run: mvn package");
      }
    }
  }

  // Java has raised the soft limit to the hard one by now, and what it starts inherits that.
  private static long allowedFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  private void checkFiles() {
    if (allowedFiles < NEEDED_FILES) {
      throw new Refusal(
          "This user may open only "
              + allowedFiles
              + " files at a time; needed: "
              + NEEDED_FILES
              + ". Raise the hard limit (ulimit -n, or LimitNOFILE of the service) and start again.");
    }
  }

  private void checkFolder() throws IOException {
    if (data.root().toString().contains(File.pathSeparator)) {
      throw new Refusal(
          "The data folder "
              + data.root()
              + " has a '"
              + File.pathSeparator
              + "' in its path, where a JVM takes the path for two, so no worker would start; use"
              + " another --data.");
    }
    if (Files.exists(data.root()) && !Files.isDirectory(data.root())) {
      throw new Refusal("The data folder " + data.root() + " is a file; use another --data.");
    }
    Path existing = data.root();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new Refusal(
          "The data folder " + data.root() + " cannot be made: " + existing + " is a file.");
    }
    requireWritable(existing);
    for (String part : List.of("chain", "chain/store", "logs", "run", "host")) {
      if (Files.isDirectory(data.root().resolve(part))) {
        requireWritable(data.root().resolve(part));
      }
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    if (free < neededBytes) {
      throw new Refusal(
          "Only "
              + (free >> 20)
              + " MB are free at "
              + existing
              + "; at least "
              + (neededBytes >> 20)
              + " MB are needed. Free some or use --data on another disk.");
    }
  }

  // Permissions do not tell everything (a read-only disk, a quota), a file does.
  private static void requireWritable(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".myelin-", ".probe"));
    } catch (IOException refused) {
      throw new Refusal(
          "The folder "
              + folder
              + " cannot be written ("
              + refused.getClass().getSimpleName()
              + "); make it writable or use another --data.");
    }
  }

  private void checkChain() {
    try {
      Path chain = data.root().resolve("chain");
      Genesis genesis = GenesisFile.load(launch.preset(), launch.genesis(), chain);
      genesis.requireOwnKeys(launch.bind());
      Hash256 hash = GenesisNote.hash(chain, genesis);
      Optional<Hash256> there = GenesisNote.read(chain).map(GenesisNote::hash);
      if (there.isPresent() && !there.get().equals(hash)) {
        throw new Refusal(
            "The data folder "
                + data.root()
                + " holds another chain: its genesis is "
                + there.get()
                + ", that of "
                + launch.genesis().map(Path::toString).orElse("preset " + launch.preset())
                + " is "
                + hash
                + "; use the genesis it was made with, or another --data.");
      }
      AuthorKey.load(data.root(), genesis);
    } catch (LedgerException refused) {
      throw new Refusal(String.valueOf(refused.getMessage()));
    }
  }

  private void checkAddress() {
    InetAddress address;
    try {
      address = InetAddress.getByName(launch.bind());
      if (!address.isAnyLocalAddress()
          && !address.isLoopbackAddress()
          && NetworkInterface.getByInetAddress(address) == null) {
        throw new UnknownHostException("no interface of this machine has it");
      }
    } catch (IOException unknown) {
      throw new Refusal(
          "The address '"
              + launch.bind()
              + "' cannot be bound ("
              + unknown.getMessage()
              + "); give --bind an address of this machine, or 0.0.0.0 for all.");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, launch.port()));
    } catch (IOException taken) {
      String why = String.valueOf(taken.getMessage());
      throw new Refusal(
          "Port "
              + launch.port()
              + " of "
              + launch.bind()
              + (why.contains("in use")
                  ? " is in use; stop what holds it or use another --port."
                  : " cannot be listened on (" + why + "); use another --port."));
    }
  }
}
