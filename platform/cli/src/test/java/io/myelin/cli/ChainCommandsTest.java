package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.chain.QueryCommand;
import io.myelin.cli.chain.TxCommand;
import io.myelin.client.Calls;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls, items and events by the names of the chain's metadata. */
class ChainCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AccountId BOB = account("//Bob");

  @TempDir private Path dir;
  private GenesisNode node;

  @BeforeEach
  void open() throws IOException {
    node = new GenesisNode();
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldTryACallByItsNamesAndSendNothing() {
    node.answers(
        "{\"block\":7,\"outcome\":\"failed\",\"error\":{\"name\":\"A.B\",\"docs\":\"why\"},"
            + "\"fee\":\"125000\",\"events\":[{\"pallet\":\"P\",\"name\":\"E\",\"fields\":{\"a\":1}}],"
            + "\"changes\":[{\"pallet\":\"System\",\"item\":\"Account\",\"keys\":[\"x\"],"
            + "\"before\":null,\"after\":5}],\"more\":0}");
    Ran ran = stake("hotkey=//Bob", "netuid=1", "amount_staked=1000000000");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.out().contains("outcome  failed: A.B: why (tried after block 7"), ran.out());
    assertTrue(ran.out().contains("fee      0.000125000 TAO"), ran.out());
    assertTrue(ran.out().contains("event    P.E {\"a\":1}"), ran.out());
    assertTrue(ran.out().contains("change   System.Account x  nothing -> 5"), ran.out());
    byte[] expected = Calls.addStake(BOB, new NetUid(1), Rao.tao(1)).encode(GenesisNode.CODEC);
    JsonNode asked = node.tried().get(0);
    assertArrayEquals(expected, Hex.decode(asked.path("call").asText()));
    assertEquals(Ss58.encode(account("//Alice")), asked.path("from").asText());

    node.answers("{\"block\":7,\"outcome\":\"success\",\"fee\":\"0\"}");
    Ran json =
        run(
            "tx",
            "System",
            "remark",
            "--arg",
            "remark=hello",
            "--from",
            "//Bob",
            "--dry-run",
            "--json");
    assertEquals(0, json.code(), json.err());
    assertEquals("0x00001468656c6c6f", node.tried().get(1).path("call").asText());
  }

  @Test
  void shouldNameWhatACallNeedsAndWhatMayHaveBeenMeant() {
    assertWrong(
        stake("hotkey=//Bob"),
        "netuid, amount_staked missing; add_stake needs hotkey: AccountId32, netuid: u16, amount_staked: u64");
    assertWrong(stake("hotkey=//Bob", "netuid=1", "amount=5"), "did you mean amount_staked?");
    assertWrong(
        stake("hotkey=//Bob", "netuid=70000", "amount_staked=5"),
        "netuid: \"70000\" seen; needed: a number that fits u16");
    assertWrong(
        stake("hotkey=nobody", "netuid=1", "amount_staked=5"), "hotkey: address refused: nobody");
    assertWrong(stake("hotkey"), "'hotkey' seen; needed: name=value");
    assertWrong(stake("netuid=1", "netuid=2"), "netuid is given twice");
    assertWrong(run("tx", "SubtensorModul", "add_stake"), "did you mean SubtensorModule?");
    assertWrong(run("tx", "SubtensorModule", "addstake"), "did you mean add_stake or");
    assertWrong(
        run("tx", "SubtensorModule", "start_call", "--arg", "netuid=1"), "who makes the call?");
    assertEquals(List.of(), node.tried());
  }

  @Test
  void shouldListEveryCallAndItem() {
    assertTrue(run("tx").out().contains("SubtensorModule"));
    assertTrue(run("query").out().contains("SubtensorModule"));
    for (Pallet pallet : GenesisNode.CODEC.metadata().pallets()) {
      String calls = alone(new TxCommand(), "tx", pallet.name()).out();
      GenesisNode.CODEC
          .calls()
          .of(pallet)
          .forEach(call -> assertTrue(calls.contains(call.name() + "("), call.name()));
    }
    assertTrue(
        run("query", "SubtensorModule").out().contains("Uids(u16, AccountId32): u16"),
        run("query", "SubtensorModule").out());
  }

  @Test
  void shouldReadEveryItemOfTheMetadata() throws IOException {
    int read = 0;
    for (Pallet pallet : GenesisNode.CODEC.metadata().pallets()) {
      for (StorageItem item : pallet.storage().map(Pallet.Storage::items).orElse(List.of())) {
        Ran ran = alone(new QueryCommand(), "query", pallet.name(), item.name(), "--json");
        assertEquals(0, ran.code(), item.name() + ran.err());
        JsonNode seen = JSON.readTree(ran.out());
        assertEquals(item.key().isPresent(), seen.has("entries"), item.name());
        if (read % 10 == 0 && seen.path("entries").size() > 0) {
          assertReadsAgain(pallet, item, seen.path("entries").path(0));
        }
        read++;
      }
    }
    assertTrue(read > 100, read + " items");
  }

  /** By the keys that were shown. */
  private void assertReadsAgain(Pallet pallet, StorageItem item, JsonNode entry)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("query", pallet.name(), item.name()));
    entry.path("keys").forEach(key -> words.add(key.isTextual() ? key.asText() : key.toString()));
    words.add("--json");
    JsonNode again = JSON.readTree(alone(new QueryCommand(), words.toArray(String[]::new)).out());
    assertEquals(entry.path("value"), again.path("value"), item.name());
    assertTrue(again.path("stored").asBoolean(), item.name());
  }

  @Test
  void shouldReadOneEntrySeveralOrTheDefault() {
    Ran tempo = run("query", "SubtensorModule", "Tempo", "1");
    assertTrue(tempo.out().strip().matches("[0-9]+"), tempo.out() + tempo.err());
    Ran absent = run("query", "SubtensorModule", "Tempo", "999");
    assertTrue(absent.out().contains("(default: not stored)"), absent.out());
    assertTrue(run("query", "System", "Account", "//Bob").out().contains("\"free\""));
    assertEquals(
        "nothing stored", run("query", "SubtensorModule", "Uids", "9", "//Bob").out().strip());
    Ran some = run("query", "System", "Account", "--limit", "2");
    assertEquals(3, some.out().lines().count(), some.out());
    assertTrue(some.out().contains("more than 2 entries: give its keys (AccountId32)"), some.out());
    assertEquals(0, run("query", "System", "Number", "--at", "0").code());
  }

  @Test
  void shouldSayWhatAQueryNeeds() {
    assertWrong(run("query", "SubtensorModule", "Tempos"), "did you mean Tempo?");
    assertWrong(run("query", "SubtensorModule", "Tempo", "1", "2"), "2 given; Tempo has u16");
    assertWrong(
        run("query", "SubtensorModule", "Tempo", "x"),
        "key 1 of Tempo: \"x\" seen; needed: a whole number");
    assertWrong(run("query", "System", "Number", "--at", "soon"), "'soon' seen; needed: a number");
    assertWrong(run("query", "System", "Number", "--limit", "0"), "needed: 1 to 1000");
    Ran late = run("query", "System", "Number", "--at", "5");
    assertEquals(1, late.code());
    assertTrue(late.err().contains("knows no block 5 yet"), late.err());
  }

  @Test
  void shouldShowTheEventsOfABlock() {
    node.answers(
        "{\"items\":[{\"extrinsic\":null,\"phase\":\"initialization\",\"pallet\":\"P\","
            + "\"name\":\"A\",\"fields\":{}},{\"extrinsic\":1,\"phase\":\"extrinsic\",\"pallet\":\"Q\","
            + "\"name\":\"B\",\"fields\":{\"x\":\"y\\u001b\"}}],"
            + "\"page\":{\"next\":null,\"asOf\":{\"block\":3,\"hash\":\"0x03\"}}}");
    Ran ran = run("events", "3");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("  initialization  P.A {}"), ran.out());
    assertTrue(ran.out().contains("  extrinsic 1     Q.B"), ran.out());
    assertEquals(-1, ran.out().indexOf('\u001b'));
    assertWrong(run("events", "soon"), "block refused: soon");
  }

  private Ran stake(String... arguments) {
    List<String> words = new ArrayList<>(List.of("tx", "SubtensorModule", "add_stake"));
    for (String argument : arguments) {
      words.addAll(List.of("--arg", argument));
    }
    words.addAll(List.of("--from", "//Alice", "--dry-run"));
    return run(words.toArray(String[]::new));
  }

  private Ran run(String... words) {
    return Ran.run(here(words));
  }

  /** For those who run hundreds. */
  private Ran alone(Object command, String... words) {
    return Ran.alone(words[0], command, here(words));
  }

  private String[] here(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", dir.toString(), "--port", node.port()));
    return all.toArray(String[]::new);
  }

  private static void assertWrong(Ran ran, String words) {
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(words), ran.err());
    assertEquals(Optional.empty(), Optional.of(ran.out()).filter(out -> !out.isEmpty()));
  }

  private static AccountId account(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519).accountId();
  }
}
