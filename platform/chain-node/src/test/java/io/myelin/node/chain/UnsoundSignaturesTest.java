package io.myelin.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsoundSignaturesTest {
  private static final String WHY = "The signature code of this process takes a bad one.";
  @TempDir private Path folder;

  @Test
  void shouldNotOpenAChainByCodeThatMisjudgesSignatures() throws Exception {
    Path refusal = folder.resolve("refusal.txt");
    NodeSettings settings =
        new NodeSettings(
            folder.resolve("data"),
            "dev",
            "127.0.0.1",
            URI.create("http://127.0.0.1:9944"),
            Optional.empty(),
            Optional.of(refusal),
            "all");
    ChainService service = new ChainService(settings, () -> Optional.of(WHY));
    service.start("started");

    assertEquals(WHY, Files.readString(refusal));
    ChainUnavailableException none = assertThrows(ChainUnavailableException.class, service::ledger);
    assertEquals(WHY, none.getMessage());
    assertFalse(Files.exists(folder.resolve("data").resolve("chain")));
  }
}
