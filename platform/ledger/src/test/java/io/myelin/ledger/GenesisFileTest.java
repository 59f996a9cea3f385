package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenesisFileTest {
  private static final String OWN = address("0x" + "11".repeat(32));
  private static final String OTHER = address("0x" + "22".repeat(32));
  private static final String ALICE = address("//Alice");

  @TempDir private Path dir;

  @Test
  void shouldReadAGenesisWithKeysOfItsOwn() throws IOException {
    Genesis genesis = read(valid());

    assertEquals(3000, genesis.config().blockMillis());
    assertEquals(Map.of(), genesis.developmentKeys());
    assertDoesNotThrow(() -> genesis.requireOwnKeys("0.0.0.0"));
    assertDoesNotThrow(genesis::hash);
  }

  @Test
  void shouldNameAFileThatIsNotThereOrNotText() throws IOException {
    assertTrue(refusal(dir.resolve("none.json")).contains("does not exist"));
    Path binary = Files.write(dir.resolve("b.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertTrue(refusal(binary).contains("not a text"), refusal(binary));
    assertTrue(refusal(dir).contains("cannot be read"), refusal(dir));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"chain\": \"x\"} tail", "not json"})
  void shouldRefuseWhatIsNoGenesisDocument(String text) throws IOException {
    assertTrue(refusal(text).startsWith("The genesis file " + dir), refusal(text));
  }

  @Test
  void shouldRefuseAnAmountThatIsGivenTwice() throws IOException {
    String twice = valid().replace("\"balances\": {", "\"balances\": {\"" + OWN + "\": 5,");

    assertTrue(refusal(twice).contains("Duplicate field"), refusal(twice));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "blockMillis": 3000    | "blockMillis": "3000"  | blockMillis is "3000"; needed: a whole number from 100 to 60000
          "blockMillis": 3000    | "blockMillis": 5       | blockMillis is 5; needed
          "blockMillis": 3000,   |                        | blockMillis is missing; needed
          "allowLoopbackAxons": false | "allowLoopbackAxons": "no" | needed: true or false
          1000000000000000       | 1.5                    | is 1.5; needed: a whole number
          1000000000000000       | -1                     | is -1; needed: a whole number
          1000000000000000       | 21000000000000001      | is 21000000000000001; needed: a whole number
          "subnets": [           | "subnets": 3, "x": [   | unknown key x
          "netuid": 1            | "netuid": 0            | subnets[0].netuid is 0; needed: a whole number from 1
          "started": true        | "started": 1           | subnets[0].started is 1; needed: true or false
          "Tempo": 100           | "Tempo": [100]         | subnets[0].hyperparameters.Tempo is [100]; needed
          "Tempo": 100           | "Tempo": 70000         | Tempo
          "Tempo": 100           | "Tempo": -1            | Tempo
          "Tempo": 100           | "Tempu": 100           | no storage item is named Tempu
          """)
  void shouldNameTheEntryThatIsWrong(String good, String bad, String said) throws IOException {
    String text = valid().replace(good, String.valueOf(bad).replace("null", ""));
    assertNotEquals(valid(), text);

    String refusal = refusal(text);
    assertTrue(refusal.contains(said), refusal);
  }

  @Test
  void shouldRefuseAnAddressWithATypingError() throws IOException {
    String typo = OWN.substring(0, 20) + "X" + OWN.substring(21);

    String refusal = refusal(valid().replace("\"sudo\": \"" + OWN, "\"sudo\": \"" + typo));
    assertTrue(refusal.contains("sudo: ") && refusal.contains("checksum"), refusal);
  }

  @Test
  void shouldRefuseMoreThanTheCapInAll() throws IOException {
    String rich =
        valid()
            .replace("1000000000000000", "20000000000000000, \"" + OTHER + "\": 1000000000000001");

    assertTrue(refusal(rich).contains("sum up to 21000000000000001 rao"), refusal(rich));
  }

  @Test
  void shouldRefuseOneAccountUnderTwoNames() throws IOException {
    String twice = valid().replace("1000000000000000", "7, \"//Alice\": 7, \"" + ALICE + "\": 7");

    assertTrue(refusal(twice).contains("another entry has"), refusal(twice));
  }

  @Test
  void shouldRefuseASubnetNumberTwice() throws IOException {
    int start = valid().indexOf("{\"netuid\"");
    String subnet = valid().substring(start, valid().lastIndexOf(']'));

    String refusal = refusal(valid().replace(subnet, subnet + ", " + subnet));
    assertTrue(refusal.contains("subnets[1].netuid is 1"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "address", "hex", "derived"})
  void shouldKeepDevelopmentKeysFromTheNetworkHoweverTheyAreWritten(String how) throws IOException {
    String key =
        switch (how) {
          case "name" -> "//Alice";
          case "derived" -> "//Alice//never-heard-of";
          case "hex" -> Ss58.decode(ALICE).hex();
          default -> ALICE;
        };
    Genesis genesis = read(valid().replace("\"sudo\": \"" + OWN, "\"sudo\": \"" + key));

    assertDoesNotThrow(() -> genesis.requireOwnKeys("127.0.0.1"));
    String refusal =
        String.valueOf(
            assertThrows(LedgerException.class, () -> genesis.requireOwnKeys("0.0.0.0"))
                .getMessage());
    assertTrue(refusal.contains("sudo: //Alice"), refusal);
    assertTrue(refusal.contains("0.0.0.0"), refusal);
  }

  @Test
  void shouldFindADevelopmentKeyAmongTheOwnersAndTheEndowed() throws IOException {
    Genesis owned = read(valid().replace("\"ownerHotkey\": \"" + OWN, "\"ownerHotkey\": \"//Bob"));
    Genesis endowed = read(valid().replace("{\"" + OWN, "{\"" + ALICE));

    assertEquals("subnets[0].ownerHotkey", owned.developmentKeys().firstKey());
    assertEquals("//Alice", endowed.developmentKeys().get("balances." + ALICE));
  }

  @Test
  void shouldKeepTheDevMarketOnLoopback() {
    Genesis dev = GenesisFile.load("dev", Optional.empty());

    assertDoesNotThrow(() -> dev.requireOwnKeys("::1"));
    assertThrows(LedgerException.class, () -> dev.requireOwnKeys("192.0.2.1"));
    assertThrows(LedgerException.class, () -> dev.requireOwnKeys("no such address"));
  }

  /** The dev preset as builds with spec version 425 began it, and with one subnet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x3ad58cfdad28b11e173c07670e01afe216b5b1025ab83e71e7cd2dcb3a152ea7",
        "0xa2913f08bfdfc43f64b9c75c39df58f8753c9f1139e466bf8b4640224a1af60a"
      })
  void shouldGoOnInAFolderThatBeganWithAnEarlierTextOfThePreset(String earlier) throws IOException {
    Genesis now = GenesisFile.load("dev", Optional.empty(), dir);
    assertEquals(GenesisFile.load("dev", Optional.empty()).hash(), now.hash());
    assertNotEquals(earlier, now.hash().hex());
    Files.writeString(dir.resolve("genesis.txt"), earlier + "\n");
    assertEquals(earlier, GenesisFile.load("dev", Optional.empty(), dir).hash().hex());
    Files.writeString(dir.resolve("genesis.txt"), "0x" + "ab".repeat(32));
    assertEquals(now.hash(), GenesisFile.load("dev", Optional.empty(), dir).hash());
  }

  /** Making block 0 costs what its state holds: a start that knows it already does not. */
  @Test
  void shouldTakeTheHashOfAKnownConfigurationFromItsNote() throws IOException {
    Genesis dev = GenesisFile.load("dev", Optional.empty());
    Hash256 noted = Hash256.fromHex("0x" + "ab".repeat(32));
    GenesisNote.write(dir, noted, dev.config(), dev.specVersion());
    assertEquals(noted, GenesisNote.hash(dir, GenesisFile.load("dev", Optional.empty(), dir)));
    Genesis other = read(valid());
    assertEquals(other.hash(), GenesisNote.hash(dir, other));
  }

  @Test
  void shouldReadASymbolWhereThereIsOne() throws IOException {
    String with = valid().replace("\"name\": \"text\"", "\"name\": \"text\", \"symbol\": \"α\"");
    assertEquals(Optional.empty(), read(valid()).config().subnets().get(0).symbol());
    assertEquals(Optional.of("α"), read(with).config().subnets().get(0).symbol());
    assertNotEquals(read(valid()).hash(), read(with).hash());
  }

  @Test
  void shouldSayWhatAnUnusablePresetNeeds() {
    assertTrue(presetRefusal("enterprise").contains("genesis new"));
    assertTrue(presetRefusal("mainnet-like").contains("not supported yet"));
    assertTrue(presetRefusal("../dev").contains("No preset is called '../dev'"));
  }

  private static String presetRefusal(String preset) {
    return String.valueOf(
        assertThrows(LedgerException.class, () -> GenesisFile.load(preset, Optional.empty()))
            .getMessage());
  }

  private Genesis read(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("genesis.json"), text);
    return GenesisFile.load("enterprise", Optional.of(file));
  }

  private String refusal(String text) throws IOException {
    return refusal(Files.writeString(dir.resolve("genesis.json"), text));
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(
                LedgerException.class,
                () -> GenesisFile.load("enterprise", Optional.of(file)).hash())
            .getMessage());
  }

  private static String address(String uri) {
    return Ss58.encode(SecretUri.parse(uri).keyPair(Scheme.SR25519).accountId());
  }

  private static String valid() {
    return """
        {"chain": "Acme", "blockMillis": 3000, "author": "%1$s", "sudo": "%1$s",
         "balances": {"%1$s": 1000000000000000},
         "allowLoopbackAxons": false, "defaultSubnetMechanism": 0, "stakeThreshold": 1000,
         "subnets": [{"netuid": 1, "name": "text", "mechanism": 0, "ownerColdkey": "%1$s",
          "ownerHotkey": "%1$s", "started": true, "emissionEnabled": true,
          "hyperparameters": {"Tempo": 100}}]}
        """
        .formatted(OWN);
  }
}
