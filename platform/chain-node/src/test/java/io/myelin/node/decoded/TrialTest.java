package io.myelin.node.decoded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.Submission;
import io.myelin.node.rpc.Transfers;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.InvariantViolation;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.subtensor.SubnetAccounts;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
  private static final AccountId ALICE = Transfers.ALICE.accountId();
  private static final AccountId BOB = Transfers.BOB.accountId();

  @TempDir private Path dir;
  private Ledger ledger;
  private ChainCodec codec;
  private Trial trial;

  @BeforeEach
  void open() {
    StandardRuntime runtime = new StandardRuntime();
    ledger = Ledger.open(dir, GenesisFile.preset("dev"), runtime, Transfers.ALICE);
    codec = ChainCodec.of(runtime.metadata(15).orElseThrow());
    trial =
        new Trial(codec, runtime, new StandardRuntime(250, (signature, signer, message) -> true));
    ledger.produce(1_000);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void shouldForetellWhatATransferDoesAndKeepNothingOfIt() throws Exception {
    Hash256 root = ledger.state().root();
    byte[] call = transfer(1_000_000_000);
    TrialReport report = trial.signed(place(), signed(0, call));
    assertEquals("success", report.outcome(), report.toString());
    assertEquals(Ss58.encode(BOB), report.signer());
    assertEquals("transfer_keep_alive", report.call().name());
    long fee = Long.parseLong(report.fee().orElseThrow());
    StateDifference.Change bob = change(report, "System", "Account", BOB);
    long before = free(bob.before());
    long after = free(bob.after());
    assertEquals(1_000_000_000 + fee, before - after);
    assertEquals(root, ledger.state().root());

    submit(signed(0, call));
    ledger.produce(2_000);
    byte[] stored = ledger.state().get(account().key(Value.of(BOB))).orElseThrow();
    JsonNode real = codec.json().write(account().item().value(), account().decode(stored));
    assertEquals(bob.after().orElseThrow(), real);
  }

  @Test
  void shouldTellTheSameOfACallThatIsSignedAndOfOneThatIsNot() {
    byte[] call = transfer(1_000_000_000);
    TrialReport unsigned = trial.unsigned(place(), call, BOB);
    TrialReport signed = trial.signed(place(), signed(0, call));
    assertEquals(unsigned.outcome(), signed.outcome());
    assertEquals(unsigned.call(), signed.call());
    // an immortal era is a byte shorter, and bytes cost
    assertTrue(Long.parseLong(signed.fee().orElseThrow()) > 0);
    assertEquals(unsigned.changes().size(), signed.changes().size());
  }

  @Test
  void shouldNameWhyACallWouldFailAndWhatThatCosts() {
    TrialReport report = trial.unsigned(place(), transfer(1L << 62), BOB);
    assertEquals("failed", report.outcome());
    assertFalse(report.error().orElseThrow().name().isEmpty());
    long fee = Long.parseLong(report.fee().orElseThrow());
    StateDifference.Change bob = change(report, "System", "Account", BOB);
    assertEquals(fee, free(bob.before()) - free(bob.after()));
  }

  @Test
  void shouldTellWhatWouldFailInsideOfASuccess() {
    byte[] sudo = new ScaleWriter().u8(12).u8(0).bytes(transfer(1_000)).toByteArray();
    TrialReport report = trial.unsigned(place(), sudo, ALICE);
    assertEquals("success", report.outcome(), report.toString());
    assertEquals(
        Optional.of("Sudo.Sudid: BadOrigin: the signer may not make this call"),
        report.innerFailure());
    assertEquals(Optional.empty(), trial.unsigned(place(), transfer(1_000), BOB).innerFailure());
  }

  @Test
  void shouldNameWhyNoBlockWouldHoldIt() {
    byte[] call = transfer(1_000);
    assertRefused("Future", signed(7, call));
    byte[] forged = signed(0, call);
    forged[50] ^= 1;
    assertRefused("Invalid", forged);
    AccountId nobody = Transfers.key("//Nobody").accountId();
    TrialReport poor = trial.unsigned(place(), call, nobody);
    assertEquals("refused", poor.outcome(), poor.toString());
    assertEquals(Optional.empty(), poor.fee());
    assertThrows(ScaleException.class, () -> trial.signed(place(), new byte[] {4, 4}));
    assertThrows(ScaleException.class, () -> trial.unsigned(place(), new byte[] {99}, BOB));
  }

  @Test
  void shouldRefuseACallOfAnAccountThatNobodyHasTheKeyOf() {
    AccountId subnet = SubnetAccounts.of(new NetUid(1));
    TrialReport report = trial.unsigned(place(), transfer(1_000), subnet);
    assertEquals("refused", report.outcome());
    assertEquals("SubnetAccount", report.error().orElseThrow().name());
    assertEquals(Ss58.encode(subnet), report.signer());
  }

  @Test
  void shouldTellThatNoBlockWouldHoldWhatBreaksIt() {
    StandardRuntime runtime = new StandardRuntime();
    ChainRuntime broken =
        changed(
            new StandardRuntime(250, (signature, signer, message) -> true),
            block -> {
              throw new InvariantViolation("block 2 breaks invariant 3");
            });
    TrialReport report =
        new Trial(codec, runtime, broken).signed(place(), signed(0, transfer(1_000)));
    assertEquals("success", report.outcome());
    report = new Trial(codec, runtime, broken).unsigned(place(), transfer(1_000), BOB);
    assertEquals("refused", report.outcome());
    assertEquals("InvariantViolation", report.error().orElseThrow().name());
    assertTrue(report.error().orElseThrow().docs().contains("invariant 3"), report.toString());
  }

  @Test
  void shouldExecuteTheBlockWithoutTheExtrinsicOncePerHead() {
    List<BlockInput> applied = new ArrayList<>();
    ChainRuntime counting = changed(new StandardRuntime(), applied::add);
    EmptyBlock empty = new EmptyBlock();
    for (int i = 0; i < 2; i++) {
      new Trial(codec, counting, counting, empty).signed(place(), signed(0, transfer(1_000)));
    }
    assertEquals(
        List.of(0, 1, 1), applied.stream().map(block -> block.extrinsics().size()).toList());
    ledger.produce(2_000);
    new Trial(codec, counting, counting, empty).signed(place(), signed(0, transfer(1_000)));
    assertEquals(5, applied.size());
  }

  /** A runtime that tells of each block before it applies it. */
  private static ChainRuntime changed(ChainRuntime runtime, Consumer<BlockInput> before) {
    return (ChainRuntime)
        Proxy.newProxyInstance(
            ChainRuntime.class.getClassLoader(),
            new Class<?>[] {ChainRuntime.class},
            (self, method, arguments) -> {
              if (method.getName().equals("apply")) {
                before.accept((BlockInput) arguments[1]);
              }
              return method.invoke(runtime, arguments);
            });
  }

  private void assertRefused(String name, byte[] extrinsic) {
    TrialReport report = trial.signed(place(), extrinsic);
    assertEquals("refused", report.outcome());
    assertEquals(name, report.error().orElseThrow().name(), report.toString());
  }

  @Test
  void shouldTryEveryCallOfTheMetadataAsItsJsonSaysIt() throws Exception {
    Hash256 root = ledger.state().root();
    ValueJson json = codec.json();
    Map<String, Integer> outcomes = new TreeMap<>();
    int calls = 0;
    for (Pallet pallet : codec.metadata().pallets()) {
      for (TypeDef.Case call : codec.calls().of(pallet)) {
        calls++;
        for (long seed = 0; seed < 3; seed++) {
          LikelyValues likely =
              new LikelyValues(codec.metadata().types(), List.of(ALICE, BOB), seed);
          Value.Fields arguments = likely.fields(call.fields());
          byte[] bytes = codec.calls().encode(pallet.name(), call, arguments);
          JsonNode shown = json.fields(call.fields(), arguments);
          assertArrayEquals(bytes, typed(pallet, call, shown), shown.toString());
          TrialReport report = trial.unsigned(place(), bytes, ALICE);
          outcomes.merge(report.outcome(), 1, Integer::sum);
          assertNamed(report);
        }
      }
    }
    assertTrue(calls > 100, calls + " calls");
    assertTrue(outcomes.getOrDefault("success", 0) > 20, outcomes.toString());
    assertTrue(outcomes.getOrDefault("failed", 0) > 20, outcomes.toString());
    assertEquals(root, ledger.state().root());
  }

  private static void assertNamed(TrialReport report) {
    String told = report.call() + ": " + report.outcome() + " " + report.error();
    if (report.outcome().equals("success")) {
      assertTrue(report.error().isEmpty() && report.fee().isPresent(), told);
    } else {
      assertFalse(report.error().orElseThrow().name().isEmpty(), told);
      assertEquals(report.outcome().equals("failed"), report.fee().isPresent(), told);
    }
    assertTrue(
        report.changes().stream().noneMatch(change -> change.item().isEmpty()),
        () -> "changes without a name: " + report.changes());
  }

  /** Each argument as the text that a person would type. */
  private byte[] typed(Pallet pallet, TypeDef.Case call, JsonNode shown) {
    ObjectNode arguments = new ObjectMapper().createObjectNode();
    shown
        .properties()
        .forEach(
            one -> {
              JsonNode value = one.getValue();
              String text = value.isTextual() ? value.asText() : value.toString();
              arguments.set(one.getKey(), ValueJson.typed(text, one.getKey()));
            });
    return codec.calls().encode(pallet.name(), call.name(), arguments, codec.json());
  }

  @Test
  void shouldReadEveryItemOfTheMetadataAndEveryEntryOfTheState() {
    StateView state = ledger.state();
    int items = 0;
    int entries = 0;
    for (Pallet pallet : codec.metadata().pallets()) {
      for (StorageItem item : pallet.storage().map(Pallet.Storage::items).orElse(List.of())) {
        StorageCodec storage = codec.storage(pallet.name(), item.name());
        Optional<Value> fallback = storage.fallback();
        fallback.ifPresent(
            value -> assertArrayEquals(item.fallback(), storage.encode(value), item.name()));
        assertEquals(item.optional(), fallback.isEmpty(), item.name());
        items++;
        for (StateEntry entry : entries(state, storage.prefix())) {
          List<Value> parts = new ArrayList<>();
          storage.parts(entry.key()).forEach(part -> parts.add(part.value().orElseThrow()));
          assertArrayEquals(entry.key(), storage.key(parts), item.name());
          Value value = storage.decode(entry.value());
          assertArrayEquals(entry.value(), storage.encode(value), item.name());
          JsonNode shown = codec.json().write(item.value(), value);
          assertEquals(value, codec.json().read(item.value(), shown, item.name()));
          entries++;
        }
      }
    }
    assertTrue(items > 100, items + " items");
    int all = 0;
    for (StateEntry entry : entries(state, new byte[0])) {
      all += codec.storage(entry.key()).isPresent() ? 1 : 0;
    }
    assertEquals(all, entries);
    assertTrue(entries > 50, entries + " entries");
  }

  private static List<StateEntry> entries(StateView state, byte[] prefix) {
    List<StateEntry> entries = new ArrayList<>();
    Iterator<StateEntry> scan = state.scan(prefix);
    scan.forEachRemaining(entries::add);
    return entries;
  }

  @Test
  void shouldTellExtrinsicsAndEventsOfABlockInWords() {
    submit(signed(0, transfer(5_000_000)));
    submit(signed(1, transfer(1L << 62)));
    StoredBlock block = ledger.produce(2_000);
    byte[] stored = ledger.state().get(codec.storage("System", "Events").key()).orElseThrow();
    BlockDecoder decoder = new BlockDecoder(codec);
    List<BlockDecoder.Extrinsic> all =
        decoder.extrinsics(block.extrinsics(), Optional.of(codec.events().decode(stored)));
    assertEquals(3, all.size());
    assertEquals(Optional.empty(), all.get(0).signer());
    assertEquals("set", all.get(0).call().orElseThrow().name());
    assertEquals(Ss58.encode(BOB), all.get(1).signer().orElseThrow().asText());
    assertEquals(Optional.of(true), all.get(1).success());
    assertEquals("0", String.valueOf(all.get(1).extras().get("CheckNonce")));
    assertEquals("5000000", all.get(1).call().orElseThrow().args().path("value").asText());
    assertEquals(Optional.of(false), all.get(2).success());
    assertFalse(all.get(2).failure().orElseThrow().name().isEmpty());
    List<BlockDecoder.Event> events = decoder.events(codec.events().decode(stored));
    assertTrue(
        events.stream().anyMatch(e -> e.name().equals("Transfer") && e.extrinsic().get() == 1));
    List<BlockDecoder.Extrinsic> garbage =
        decoder.extrinsics(List.of(new byte[] {4, 9}), Optional.empty());
    assertTrue(garbage.get(0).unreadable().orElseThrow().contains("0x0409"));
  }

  @Test
  void shouldShowInWordsOnlyAsMuchAsAnAnswerHasMemoryFor() {
    Value numbers = Value.numbers(Collections.nCopies(30_000, 7));
    byte[] wide =
        signed(
            0,
            codec
                .calls()
                .encode(
                    "SubtensorModule",
                    "set_weights",
                    Map.of(
                        "netuid",
                        Value.of(1),
                        "dests",
                        numbers,
                        "weights",
                        numbers,
                        "version_key",
                        Value.of(0))));
    byte[] small = signed(0, transfer(1));
    byte[] large = new byte[Allowance.MOST_BYTES + 1];
    List<BlockDecoder.Extrinsic> all =
        new BlockDecoder(codec)
            .extrinsics(List.of(large, wide, wide, wide, wide, small), Optional.empty());
    assertTrue(all.get(0).unreadable().orElseThrow().contains("131073 bytes"));
    assertTrue(all.get(0).unreadable().orElseThrow().length() < 1_000);
    assertEquals(Optional.empty(), all.get(3).unreadable());
    assertTrue(all.get(4).unreadable().orElseThrow().contains("parts"));
    assertEquals("transfer_keep_alive", all.get(5).call().orElseThrow().name());
  }

  private Trial.Place place() {
    long height = ledger.head().height();
    return new Trial.Place(height, ledger.head().hash(), ledger.state(), ALICE);
  }

  private byte[] transfer(long rao) {
    return codec
        .calls()
        .encode(
            "Balances",
            "transfer_keep_alive",
            Map.of("dest", Value.variant("Id", 0, Value.of(ALICE)), "value", Value.of(rao)));
  }

  private byte[] signed(long nonce, byte[] call) {
    return Transfers.signed(
        Transfers.BOB, call, nonce, ledger.runtime().version(), ledger.genesisHash());
  }

  private void submit(byte[] extrinsic) {
    Submission answer = ledger.pool().submit(extrinsic);
    assertEquals(Submission.Accepted.class, answer.getClass(), answer.toString());
  }

  private StorageCodec account() {
    return codec.storage("System", "Account");
  }

  private static StateDifference.Change change(
      TrialReport report, String pallet, String item, AccountId key) {
    return report.changes().stream()
        .filter(one -> one.pallet().equals(pallet) && one.item().equals(item))
        .filter(one -> one.keys().get(0).asText().equals(Ss58.encode(key)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.changes().toString()));
  }

  private static long free(Optional<JsonNode> account) {
    return account.orElseThrow().at("/data/free").asLong();
  }
}
