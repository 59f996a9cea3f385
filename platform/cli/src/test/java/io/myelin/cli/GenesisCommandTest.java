package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.wallet.WalletStore;
import io.myelin.ledger.AuthorKey;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenesisCommandTest {
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
  private static final String BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

  @TempDir private Path data;

  @Test
  void shouldMakeAChainThatStartsWithItsOwnKeysOnly() throws IOException {
    Ran ran = create("--json");
    assertEquals(0, ran.code(), ran.err());
    JsonNode said = new ObjectMapper().readTree(ran.out());
    Genesis genesis = GenesisFile.load("enterprise", Optional.of(data.resolve("genesis.json")));

    assertEquals(Map.of(), genesis.developmentKeys());
    assertEquals(3000, genesis.config().blockMillis());
    assertEquals(Optional.of("α"), genesis.config().subnets().get(0).symbol());
    assertEquals(100L, genesis.config().subnets().get(0).hyperparameters().get("Tempo"));
    assertEquals(said.path("hash").asText(), genesis.hash().hex());
    assertEquals(
        said.path("author").asText(), Ss58.encode(AuthorKey.load(data, genesis).accountId()));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(AuthorKey.file(data))));
    WalletStore store = new WalletStore(data.resolve("wallets"));
    assertEquals(genesis.config().sudo(), store.coldkey("operator", Optional.empty()).accountId());
    assertEquals(Map.of(genesis.config().sudo(), Rao.tao(100_000)), genesis.config().balances());
  }

  @Test
  void shouldRefuseATempoInWhichNoValidatorCouldAsk() {
    for (String tempo : new String[] {"0", "3", "-1"}) {
      Ran refused = create("--tempo", tempo);
      assertEquals(1, refused.code());
      assertTrue(refused.err().contains("--tempo is " + tempo), refused.err());
      assertTrue(refused.err().contains("needed: at least 4 blocks"), refused.err());
      assertFalse(Files.exists(data.resolve("genesis.json")));
    }
    assertEquals(0, create("--tempo", "4").code());
  }

  @Test
  void shouldNeverOverwriteKeysOrAGenesis() {
    assertEquals(0, create().code());

    Ran again = create();
    assertEquals(1, again.code());
    assertTrue(again.err().contains("genesis.json exists already"), again.err());
    Ran elsewhere = create("--out", data.resolve("other.json").toString());
    assertEquals(1, elsewhere.code());
    assertTrue(elsewhere.err().contains("author.key exists already"), elsewhere.err());
    assertFalse(Files.exists(data.resolve("other.json")));
  }

  @Test
  void shouldTakeTheAccountsItIsGiven() {
    Ran ran =
        create(
            "--authority", ALICE, "--sudo", BOB, "--endow", ALICE + "=1.5", "--endow", BOB + "=2");
    assertEquals(0, ran.code(), ran.err());
    Genesis genesis = GenesisFile.load("enterprise", Optional.of(data.resolve("genesis.json")));

    assertEquals(Ss58.decode(ALICE), genesis.config().author());
    assertEquals(Rao.of(1_500_000_000L), genesis.config().balances().get(Ss58.decode(ALICE)));
    assertFalse(Files.exists(AuthorKey.file(data)), "a key that was given is not made");
    assertEquals("//Alice", genesis.developmentKeys().get("author"));
  }

  @Test
  void shouldLeaveNothingBehindWhatTheChainWouldRefuse() throws IOException {
    Ran tooMuch = create("--endow", ALICE + "=21000001");
    Ran tooFast = create("--block-millis", "5");
    Ran typo = create("--sudo", ALICE.replace('K', 'L'));

    assertTrue(tooMuch.err().contains("needed: a whole number"), tooMuch.err());
    assertTrue(tooFast.err().contains("blockMillis is 5"), tooFast.err());
    assertTrue(typo.err().contains("checksum"), typo.err());
    assertEquals(3, tooMuch.code() + tooFast.code() + typo.code());
    try (var left = Files.list(data)) {
      assertEquals(0, left.count());
    }
  }

  private Ran create(String... more) {
    String[] words = new String[more.length + 4];
    words[0] = "genesis";
    words[1] = "new";
    words[2] = "--data";
    words[3] = data.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    return Ran.run(words);
  }
}
