package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.wallet.WalletStore;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuronTableTest {
  @Test
  void shouldHoldTheDevMarketInItsEnrollmentOrder() throws IOException {
    NeuronTable table = NeuronTable.preset("dev").orElseThrow();
    assertEquals(
        List.of(
            "validator-1",
            "validator-2",
            "validator-3",
            "miner-strong-1",
            "miner-strong-2",
            "miner-weak",
            "miner-noise"),
        names(table.subnets().get(0)));
    assertEquals(
        List.of("text", "embedding", "image", "router"),
        table.subnets().stream().map(NeuronTable.Seats::plugin).toList());
    for (NeuronTable.Seats subnet : table.subnets().subList(1, 4)) {
      String plugin = subnet.plugin();
      assertEquals(
          List.of(
              plugin + "-validator-1",
              plugin + "-validator-2",
              plugin + "-strong",
              plugin + "-weak"),
          names(subnet));
      assertEquals(18_000, stake(subnet));
      assertEquals(new RoundRhythm(10, subnet.netuid().value()), subnet.rhythm());
    }
    assertEquals(24_000, stake(table.subnets().get(0)));
    assertEquals(RoundRhythm.EACH, table.subnets().get(0).rhythm());
  }

  /** Whoever has no word has a process of its own. */
  @Test
  void shouldSayWhoMayShareAProcess(@TempDir Path data) throws IOException {
    String table =
        "{\"sharing\": \"x\", \"netuid\": 1, \"neurons\": ["
            + "{\"name\": \"v\", \"role\": \"validator\", \"coldkeyUri\": \"//Bob\", \"hotkeyUri\": \"//v\"},"
            + "{\"name\": \"a\", \"role\": \"miner\", \"coldkeyUri\": \"//Eve\", \"hotkeyUri\": \"//a\"},"
            + "{\"name\": \"b\", \"role\": \"miner\", \"coldkeyUri\": \"//Eve\", \"hotkeyUri\": \"//b\"},"
            + "{\"name\": \"c\", \"role\": \"miner\", \"coldkeyUri\": \"//Bob\", \"hotkeyUri\": \"//c\"}]}";
    String eve =
        "miners of " + Ss58.encode(SecretUri.parse("//Eve").keyPair(Scheme.SR25519).accountId());
    String bob =
        "miners of " + Ss58.encode(SecretUri.parse("//Bob").keyPair(Scheme.SR25519).accountId());
    assertEquals(List.of("", "", "", ""), words(data, table.replace("\"x\"", "\"none\"")));
    assertEquals(List.of("", eve, eve, bob), words(data, table.replace("\"x\"", "\"miners\"")));
    assertEquals(
        List.of("", eve, eve, bob), words(data, table.replace("\"sharing\": \"x\", ", "")));
    assertEquals(
        List.of("validators", eve, eve, bob), words(data, table.replace("\"x\"", "\"all\"")));
    String refused =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> words(data, table)).getMessage());
    assertTrue(refused.endsWith("sharing is \"x\"; needed: none, miners, all"), refused);
  }

  private static List<String> words(Path data, String table) throws IOException {
    write(data, table);
    return NeuronTable.configured(data).orElseThrow().neurons().stream()
        .map(neuron -> neuron.share().orElse(""))
        .toList();
  }

  private static List<String> names(NeuronTable.Seats subnet) {
    return subnet.neurons().stream().map(NeuronTable.Neuron::name).toList();
  }

  private static long stake(NeuronTable.Seats subnet) {
    return subnet.neurons().stream().mapToLong(NeuronTable.Neuron::stakeTao).sum();
  }

  @Test
  void shouldReadInWhichEpochsASubnetAsks(@TempDir Path data) throws IOException {
    String seldom = "{\"netuid\": 14, \"roundEvery\": 10, \"neurons\": []}";
    write(data, seldom);
    assertEquals(
        new RoundRhythm(10, 4),
        NeuronTable.configured(data).orElseThrow().subnets().get(0).rhythm());
    write(data, seldom.replace("10", "11"));
    assertTrue(
        refusal(data).contains("roundEvery is missing or not a whole number from 1 to 10"),
        refusal(data));
  }

  @Test
  void shouldRunNothingForAPresetWithoutATable() throws IOException {
    assertTrue(NeuronTable.preset("enterprise").isEmpty());
    assertTrue(NeuronTable.preset("../dev").isEmpty());
  }

  @Test
  void shouldRunTheNeuronsAnOperatorNamesWithWalletsOfTheirOwn(@TempDir Path data)
      throws IOException {
    assertTrue(NeuronTable.configured(data).isEmpty(), "none unless configured");
    WalletStore store = new WalletStore(data.resolve("wallets"));
    store.createColdkey("ops", Optional.empty());
    store.createHotkey("ops", "one");
    write(data, row("\"wallet\": \"ops\", \"hotkey\": \"one\""));

    NeuronTable table = NeuronTable.configured(data).orElseThrow();
    NeuronTable.Neuron neuron = table.neurons().get(0);
    assertEquals(OptionalInt.of(3000), table.blockMillis());
    assertEquals(
        store.hotkey("ops", "one", Optional.empty()).accountId(), neuron.hotkey().accountId());
    assertEquals(List.of(), table.developmentKeys());
    assertDoesNotThrow(() -> table.requireOwnKeys("0.0.0.0"));
  }

  @Test
  void shouldSayWhatIsWrongInTheTableOfAnOperator(@TempDir Path data) throws IOException {
    write(data, "{");
    assertTrue(refusal(data).contains("neurons.json is not JSON"), refusal(data));
    write(data, row("\"wallet\": \"nobody\", \"hotkey\": \"one\""));
    assertTrue(refusal(data).contains("neurons[0]: no key file"), refusal(data));
    write(data, row("\"hotkeyUri\": \"//Bob\""));
    assertTrue(refusal(data).contains("neurons[0].coldkeyUri is missing"), refusal(data));
    write(data, row("\"coldkeyUri\": \"//Bob\", \"hotkeyUri\": \"\""));
    assertTrue(refusal(data).contains("neurons[0].hotkeyUri is missing"), refusal(data));
    write(data, row("\"coldkeyUri\": \"//Bob\"").replace("miner", "judge"));
    assertTrue(refusal(data).contains("needed: validator or miner"), refusal(data));
  }

  @Test
  void shouldRefuseTwoNeuronsOfOneNameOrOneHotkeyByTheirRows(@TempDir Path data)
      throws IOException {
    write(
        data, rows(neuron("a", "//Bob", ""), neuron("b", "//Eve", ""), neuron("a", "//Dave", "")));
    assertTrue(
        refusal(data).contains("neurons[2].name is a, as in neurons[0]; needed: one of its own"),
        refusal(data));
    write(data, rows(neuron("a", "//Bob", ""), neuron("b", "//Bob", "")));
    assertTrue(
        refusal(data)
            .contains(
                "neurons[1].hotkey is 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty, as in"
                    + " neurons[0]; needed: one of its own"),
        refusal(data));
  }

  @Test
  void shouldReadWhereAMinerIsReached(@TempDir Path data) throws IOException {
    write(
        data,
        rows(
            neuron("a", "//Bob", "\"axonAddress\": \"198.51.100.7:8091\", "),
            neuron("b", "//Eve", "\"axonAddress\": \"miner.example\", "),
            neuron("c", "//Dave", "")));
    assertEquals(
        List.of(
            Optional.of(new AxonSetting("198.51.100.7", OptionalInt.of(8091))),
            Optional.of(new AxonSetting("miner.example", OptionalInt.empty())),
            Optional.empty()),
        NeuronTable.configured(data).orElseThrow().neurons().stream()
            .map(NeuronTable.Neuron::axonAddress)
            .toList());
    for (String wrong :
        List.of(
            "::1", "[::1]:80", "256.0.0.1", "1.2.3", "0.0.0.0", "a:0", "a:70000", "a b", "-a")) {
      write(data, rows(neuron("a", "//Bob", "\"axonAddress\": \"" + wrong + "\", ")));
      assertTrue(
          refusal(data)
              .contains("neurons[0].axonAddress is \"" + wrong + "\"; needed: an IPv4 address"),
          refusal(data));
    }
    String judge = neuron("a", "//Bob", "\"axonAddress\": \"1.2.3.4\", ");
    write(data, rows(judge.replace("miner", "validator")));
    assertTrue(refusal(data).contains("a validator serves no axon"), refusal(data));
  }

  private static String neuron(String name, String hotkey, String more) {
    return "{\"name\": \""
        + name
        + "\", \"role\": \"miner\", "
        + more
        + "\"coldkeyUri\": \"//Ferdie\", \"hotkeyUri\": \""
        + hotkey
        + "\"}";
  }

  private static String rows(String... neurons) {
    return "{\"netuid\": 1, \"neurons\": [" + String.join(", ", neurons) + "]}";
  }

  @Test
  void shouldReadSeveralSubnetsEachWithItsPlugin(@TempDir Path data) throws IOException {
    String text = "{\"netuid\": 1, \"plugin\": \"text\", \"neurons\": [";
    String image = "{\"netuid\": 2, \"plugin\": \"myelin-image\", \"neurons\": [";
    write(
        data,
        "{\"subnets\": ["
            + text
            + neuron("a", "//Bob", "")
            + "]}, "
            + image
            + neuron("b", "//Eve", "")
            + ", "
            + neuron("c", "//Dave", "")
            + "]}]}");
    NeuronTable table = NeuronTable.configured(data).orElseThrow();
    assertEquals(
        List.of("1 text [a]", "2 myelin-image [b, c]"),
        table.subnets().stream()
            .map(each -> each.netuid().value() + " " + each.plugin() + " " + each.neurons())
            .toList());
    assertEquals("[a, b, c]", table.neurons().toString());
    write(
        data,
        "{\"subnets\": ["
            + text
            + neuron("a", "//Bob", "")
            + "]}, "
            + image
            + neuron("b", "//Bob", "")
            + "]}]}");
    assertTrue(
        refusal(data).contains("subnets[1].neurons[0].hotkey is 5FHneW")
            && refusal(data).contains("as in subnets[0].neurons[0]; needed: one of its own"),
        refusal(data));
    write(data, "{\"subnets\": [{\"netuid\": 2, \"neurons\": []}]}");
    assertTrue(refusal(data).contains("subnets[0].plugin is missing"), refusal(data));
    write(data, "{\"subnets\": [{\"plugin\": \"../x\", \"neurons\": []}]}");
    assertTrue(refusal(data).contains("subnets[0].plugin is \"../x\"; needed:"), refusal(data));
    write(data, "{\"subnets\": [{\"plugin\": \"x\", \"neurons\": []}]}");
    assertTrue(refusal(data).contains("subnets[0].netuid is missing"), refusal(data));
    String once = "{\"netuid\": 2, \"plugin\": \"x\", \"neurons\": []}";
    write(data, "{\"subnets\": [" + once + ", " + once + "]}");
    assertTrue(refusal(data).contains("subnets[1].netuid is 2; needed: each"), refusal(data));
    write(data, "{\"subnets\": [], \"netuid\": 1, \"neurons\": []}");
    assertTrue(refusal(data).contains("stands beside netuid or neurons"), refusal(data));
  }

  /** Today's form, and what it runs. */
  @Test
  void shouldReadATableOfOneSubnetThatNamesNoPlugin(@TempDir Path data) throws IOException {
    write(data, rows(neuron("a", "//Bob", "")));
    assertEquals("text", NeuronTable.configured(data).orElseThrow().subnets().get(0).plugin());
  }

  @Test
  void shouldTakeTheMemoryOfANeuronsWorkerFromItsRow(@TempDir Path data) throws IOException {
    String keys = "\"coldkeyUri\": \"//Bob\", \"hotkeyUri\": \"//Bob\"";
    write(data, row(keys));
    assertEquals(MemoryLimits.DEFAULT, limits(data));
    write(data, row(keys + ", \"memoryMb\": 6000, \"heapMb\": 256"));
    assertEquals(new MemoryLimits(6000, 256), limits(data));
    write(data, row(keys + ", \"memoryMb\": 100"));
    assertTrue(refusal(data).contains("neurons[0].memoryMb is"), refusal(data));
    write(data, row(keys + ", \"heapMb\": 512"));
    assertTrue(refusal(data).contains("neurons[0].heapMb is 512 of 512 MB"), refusal(data));
  }

  @Test
  void shouldTakeTheSharesOfTheMeasuresFromTheSubnetOrFromAValidator(@TempDir Path data)
      throws IOException {
    String validator =
        "{\"name\": \"a\", \"role\": \"validator\", \"coldkeyUri\": \"//Bob\", \"hotkeyUri\": \"//Bob\"";
    String table = "{\"netuid\": 1, \"value\": {\"ensemble\": 1}, \"neurons\": [" + validator;
    write(data, "{\"netuid\": 1, \"neurons\": [" + validator + "}]}");
    assertEquals(ValueShares.DEFAULT, value(data));
    write(data, table + "}]}");
    assertEquals(new ValueShares(0, 1, 0), value(data));
    write(data, table + ", \"value\": {\"gain\": 0.5, \"peers\": 0.5}}]}");
    assertEquals(new ValueShares(0.5, 0, 0.5), value(data));
    write(data, table + ", \"value\": {\"gain\": 0.5}}]}");
    assertTrue(refusal(data).contains("that add up to 1"), refusal(data));
    write(data, table + ", \"value\": {\"worth\": 1}}]}");
    assertTrue(refusal(data).contains("neurons[0].value.worth is 1; needed"), refusal(data));
    write(data, table.replace("validator\", \"cold", "miner\", \"value\": {}, \"cold") + "}]}");
    assertTrue(refusal(data).contains("because a miner scores nobody"), refusal(data));
  }

  private static ValueShares value(Path data) throws IOException {
    return NeuronTable.configured(data).orElseThrow().neurons().get(0).value();
  }

  private static MemoryLimits limits(Path data) throws IOException {
    return NeuronTable.configured(data).orElseThrow().neurons().get(0).limits();
  }

  private static String row(String keys) {
    return "{\"netuid\": 1, \"blockMillis\": 3000, \"neurons\": [{\"name\": \"a\","
        + " \"role\": \"miner\", "
        + keys
        + "}]}";
  }

  private static void write(Path data, String text) throws IOException {
    Files.writeString(data.resolve("neurons.json"), text);
  }

  private static String refusal(Path data) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> NeuronTable.configured(data))
            .getMessage());
  }
}
