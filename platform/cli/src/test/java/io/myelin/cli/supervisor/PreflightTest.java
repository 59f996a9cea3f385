package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.AuthorKey;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final String SEED = "0x" + "11".repeat(32);

  @TempDir private Path home;
  private Installation installation = new Installation(Path.of("."));
  private DataFolder data = new DataFolder(Path.of("."));
  private int port;

  @BeforeEach
  void completeBuild() throws IOException {
    installation = new Installation(home);
    data = new DataFolder(home.resolve("data"));
    Files.createDirectories(installation.dist());
    for (Path file : installation.required()) {
      archive(file);
    }
    port = FreePort.next();
  }

  @Test
  void shouldAcceptAnEmptyFolderAndAFreePort() {
    assertDoesNotThrow(() -> check(dev()));
    assertFalse(Files.exists(data.root()), "a check leaves nothing behind");
  }

  @Test
  void shouldNameThePortThatIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();

      assertTrue(refusal(dev()).contains("Port " + port + " of 127.0.0.1 is in use"));
    }
  }

  @Test
  void shouldNameTheMissingFileOfAnIncompleteBuild() throws IOException {
    Files.delete(installation.rocksdb());

    assertTrue(refusal(dev()).contains("rocksdbjni.jar is missing"));
  }

  @Test
  void shouldNameTheBuiltFileThatWasCutOff() throws IOException {
    Path war = installation.dist().resolve("ROOT.war");
    Files.write(war, java.util.Arrays.copyOf(Files.readAllBytes(war), 40));

    assertTrue(refusal(dev()).contains("ROOT.war is damaged"), refusal(dev()));
  }

  @Test
  void shouldSayWhichPresetsThereAre() {
    assertTrue(refusal(preset("nonsense")).contains("there are: dev, enterprise"));
    assertTrue(refusal(preset("mainnet-like")).contains("not supported yet"));
    assertTrue(refusal(preset("enterprise")).contains("genesis new"));
  }

  @Test
  void shouldRefuseADataFolderThatIsAFileOrInsideOne() throws IOException {
    Files.writeString(data.root(), "");
    assertTrue(refusal(dev()).contains("is a file; use another --data"));

    data = new DataFolder(data.root().resolve("below"));
    assertTrue(refusal(dev()).contains("cannot be made"));
  }

  @Test
  void shouldRefuseADataFolderThatCannotBeWritten() {
    data = new DataFolder(Path.of("/proc/self/myelin"));

    assertTrue(refusal(dev()).contains("/proc/self cannot be written"), refusal(dev()));
  }

  @Test
  void shouldRefuseADataFolderThatAClassPathCannotName() {
    data = new DataFolder(home.resolve("data:old"));

    assertTrue(refusal(dev()).contains("data:old has a ':' in its path"), refusal(dev()));
  }

  @Test
  void shouldNameTheDiskSpaceThatIsThereAndThatIsNeeded() {
    Preflight check = new Preflight(installation, data, dev(), Long.MAX_VALUE, Long.MAX_VALUE);

    String refusal = String.valueOf(assertThrows(Refusal.class, check::check).getMessage());
    assertTrue(refusal.matches("Only \\d+ MB are free at .*; at least \\d+ MB are needed.*"));
  }

  @Test
  void shouldRefuseTheFolderOfAnotherChain() throws IOException {
    Files.createDirectories(data.root().resolve("chain"));
    Path note = data.root().resolve("chain/genesis.txt");
    String dev = GenesisFile.load("dev", Optional.empty()).hash().hex();
    Files.writeString(note, dev);
    assertDoesNotThrow(() -> check(dev()));

    Files.writeString(note, "0x" + "ab".repeat(32));
    String refusal = refusal(dev());
    assertTrue(refusal.contains("holds another chain: its genesis is 0xabab"), refusal);
    assertTrue(refusal.contains("that of preset dev is " + dev), refusal);
  }

  @Test
  void shouldRefuseAGenesisThatIsNotOne() throws IOException {
    Path file = Files.writeString(home.resolve("genesis.json"), "{\"chain\": 7, \"subnets\": []}");

    assertTrue(refusal(own(file, Launch.LOOPBACK)).contains("chain is 7; needed: a text"));
  }

  @Test
  void shouldLetTheNetworkReachOnlyAChainWithKeysOfItsOwn() throws IOException {
    Launch open = new Launch(port, "0.0.0.0", "dev", Optional.empty(), Optional.empty());
    assertTrue(refusal(open).contains("development keys"), refusal(open));

    AuthorKey.write(AuthorKey.file(data.root()), SEED);
    assertDoesNotThrow(() -> check(own(genesis(), "0.0.0.0")));
  }

  @Test
  void shouldRefuseAnAddressThatIsNotOfThisMachine() {
    Launch elsewhere =
        new Launch(port, "192.0.2.7", "enterprise", Optional.of(genesis()), Optional.empty());
    assertDoesNotThrow(() -> AuthorKey.write(AuthorKey.file(data.root()), SEED));

    assertTrue(refusal(elsewhere).contains("'192.0.2.7' cannot be bound"), refusal(elsewhere));
  }

  @Test
  void shouldWantTheAuthorKeyThereItsOwnAndPrivate() throws IOException {
    Launch launch = own(genesis(), Launch.LOOPBACK);
    Path key = AuthorKey.file(data.root());
    assertTrue(refusal(launch).contains("author.key does not exist"), refusal(launch));

    AuthorKey.write(key, "0x" + "22".repeat(32));
    assertTrue(refusal(launch).contains("the genesis names " + address()), refusal(launch));

    Files.writeString(key, "no secret at all");
    assertTrue(refusal(launch).contains("neither a secret phrase"), refusal(launch));
    assertFalse(refusal(launch).contains("no secret at all"), "a secret is never repeated");

    Files.writeString(key, SEED);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(refusal(launch).contains("chmod 600"), refusal(launch));
  }

  @Test
  void shouldNameTheLimitOfOpenFilesThatIsTooLow() {
    Preflight check = new Preflight(installation, data, dev(), 0, 400);

    Refusal refusal = assertThrows(Refusal.class, check::check);
    assertEquals(
        "This user may open only 400 files at a time; needed: 2048. Raise the hard limit (ulimit"
            + " -n, or LimitNOFILE of the service) and start again.",
        refusal.getMessage());
  }

  @Test
  void shouldStartThoughAForeignProcessHasTheNumberThatWasNoted() throws IOException {
    Files.createDirectories(data.run());
    for (String name : new String[] {"supervisor.pid", "platform.pid"}) {
      Files.writeString(data.run().resolve(name), Long.toString(ProcessHandle.current().pid()));
    }

    assertDoesNotThrow(() -> check(dev()));
  }

  @Test
  void shouldKeepSecretsToTheOwnerAlsoInAFolderThatIsThere() throws IOException {
    data.prepare();
    assertEquals("rwx------", mode(data.root()));

    Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name : new String[] {"host", "evidence", "logs"}) {
      Files.setPosixFilePermissions(
          data.root().resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    data.prepare();
    assertEquals("rwx------", mode(data.root().resolve("host")));
    assertEquals("rwx------", mode(data.root().resolve("evidence")));
    assertEquals("rwxr-xr-x", mode(data.root().resolve("logs")), "the operator's to open");
    assertEquals("rwxr-xr-x", mode(data.root()));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void shouldKeepARefusalUntilTheNextStart() throws IOException {
    data.forgetRefusal();
    Files.writeString(data.refusalFile(), "The genesis is not JSON.\n");

    assertEquals("The genesis is not JSON.", data.refusal().orElseThrow());
    data.forgetRefusal();
    assertTrue(data.refusal().isEmpty());
  }

  private Launch dev() {
    return preset("dev");
  }

  private Launch preset(String preset) {
    return new Launch(port, Launch.LOOPBACK, preset, Optional.empty(), Optional.empty());
  }

  private Launch own(Path genesis, String bind) {
    return new Launch(port, bind, "enterprise", Optional.of(genesis), Optional.empty());
  }

  private void check(Launch launch) throws IOException {
    Preflight.check(installation, data, launch);
  }

  private String refusal(Launch launch) {
    return String.valueOf(assertThrows(Refusal.class, () -> check(launch)).getMessage());
  }

  private static String address() {
    KeyPair key = SecretUri.parse(SEED).keyPair(Scheme.SR25519);
    return Ss58.encode(key.accountId());
  }

  private Path genesis() {
    String text =
        """
        {"chain": "Acme", "blockMillis": 3000, "author": "%1$s", "sudo": "%1$s",
         "balances": {"%1$s": 1000000000000000}, "allowLoopbackAxons": false,
         "defaultSubnetMechanism": 0, "stakeThreshold": 1000, "subnets": []}
        """
            .formatted(address());
    return assertDoesNotThrow(() -> Files.writeString(home.resolve("own.json"), text));
  }

  private static void archive(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("something"));
      zip.write(new byte[100]);
    }
  }
}
