package io.myelin.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls, events, storage and errors of a recorded chain. */
class ChainCodecTest {
  private static final ChainCodec CODEC = ChainCodec.of(Golden.metadata(15));
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

  @Test
  void shouldMakeTheRecordedStorageKeysAndReadThemBack() {
    int seen = 0;
    for (JsonNode row : Golden.json("storage_keys.json.gz").path("keys")) {
      Optional<StorageCodec> storage = storage(row);
      if (storage.isEmpty()) {
        continue;
      }
      List<Value> parts = new ArrayList<>();
      for (int i = 0; i < storage.get().keyTypes().size(); i++) {
        int type = storage.get().keyTypes().get(i);
        parts.add(CODEC.decode(type, Hex.decode(row.path("keys").path(i).path("scale").asText())));
      }
      byte[] key = storage.get().key(parts);
      assertEquals(row.path("storageKey").asText(), Hex.encode(key));
      assertEquals(
          parts,
          storage.get().parts(key).stream().map(part -> part.value().orElseThrow()).toList());
      seen++;
    }
    assertTrue(seen > 10, seen + " keys");
  }

  private static Optional<StorageCodec> storage(JsonNode row) {
    try {
      StorageCodec codec = CODEC.storage(row.path("pallet").asText(), row.path("item").asText());
      return codec.keyTypes().size() == row.path("keys").size()
          ? Optional.of(codec)
          : Optional.empty();
    } catch (ValueRefused notOfThisChain) {
      return Optional.empty();
    }
  }

  @Test
  void shouldReadNoKeyOfAnotherItemAndNoneWhoseHashIsWrong() {
    StorageCodec account = CODEC.storage("System", "Account");
    byte[] key = account.key(Value.of(Ss58.decode(ALICE)));
    assertEquals(80, key.length);
    assertThrows(ScaleException.class, () -> CODEC.storage("System", "Number").parts(key));
    key[40] ^= 1;
    assertThrows(ScaleException.class, () -> account.parts(key));
    assertThrows(ScaleException.class, () -> account.key(Value.of(1), Value.of(2)));
    assertArrayEquals(account.prefix(), account.key());
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15})
  void shouldTakeTheRecordedExtrinsicsApart(int format) {
    ChainCodec codec = ChainCodec.of(Golden.metadata(format));
    int seen = 0;
    for (JsonNode row : Golden.json("extrinsics.json.gz").path("signed")) {
      byte[] bytes = Hex.decode(row.path("extrinsic").asText());
      ExtrinsicReader.Decoded decoded = codec.extrinsics().decode(bytes);
      ExtrinsicReader.Signed signed = decoded.signed().orElseThrow();
      int nonce = row.path("nonce").asInt();
      assertEquals(Optional.of(Value.of(nonce)), signed.extra("CheckNonce"));
      Value.Variant address = (Value.Variant) signed.address();
      assertEquals(
          row.at("/signer/accountId").asText(), address.fields().at(0).orElseThrow().toString());
      byte[] call = Hex.decode(row.at("/call/hex").asText());
      assertArrayEquals(
          call,
          codec
              .calls()
              .encode(decoded.call().pallet(), decoded.call().def(), decoded.call().arguments()));
      assertEquals(decoded.call(), codec.calls().decode(call));
      seen++;
    }
    assertTrue(seen > 10, seen + " extrinsics");
  }

  @Test
  void shouldReadTheRecordedEventsInTheirOrder() {
    int seen = 0;
    for (JsonNode row : Golden.json("events.json").path("events")) {
      List<EventRecord> events = CODEC.events().decode(Hex.decode(row.path("hex").asText()));
      assertEquals(row.path("decoded").size(), events.size());
      for (int i = 0; i < events.size(); i++) {
        JsonNode expected = row.path("decoded").path(i);
        assertEquals(expected.path("event").asText(), events.get(i).name());
        assertEquals(
            expected.path("phase").path("applyExtrinsic").isMissingNode(),
            events.get(i).extrinsic().isEmpty());
        seen++;
      }
    }
    assertTrue(seen > 20, seen + " events");
  }

  @Test
  void shouldMakeCallsOutOfNamesAndJson() throws Exception {
    ValueJson json = CODEC.json();
    JsonNode arguments =
        new ObjectMapper().readTree("{\"dest\": \"" + ALICE + "\", \"value\": \"1000\"}");
    byte[] call = CODEC.calls().encode("Balances", "transfer_keep_alive", arguments, json);
    CallCodec.Call read = CODEC.calls().decode(call);
    assertEquals(
        "{\"dest\":{\"Id\":\"" + ALICE + "\"},\"value\":1000}",
        json.fields(read.def().fields(), read.arguments()).toString());
    Map<String, Value> values =
        Map.of(
            "dest", Value.variant("Id", 0, Value.of(Ss58.decode(ALICE))), "value", Value.of(1000));
    assertArrayEquals(call, CODEC.calls().encode("Balances", "transfer_keep_alive", values));
  }

  @Test
  void shouldSayWhatWasMeantWhenANameIsNone() {
    assertSays(
        "did you mean Balances?", () -> CODEC.calls().find("Balance", "transfer_keep_alive"));
    assertSays(
        "did you mean transfer_keep_alive?",
        () -> CODEC.calls().find("Balances", "transfer_keepalive"));
    assertSays("did you mean Account?", () -> CODEC.storage("System", "account"));
    ObjectNode arguments = new ObjectMapper().createObjectNode().put("dest", ALICE);
    assertSays("value is missing; needed: Compact<u64>", () -> transfer(arguments));
    assertSays(
        "there is no field 'valu'; did you mean value?", () -> transfer(arguments.put("valu", 1)));
    arguments.remove("valu");
    assertSays("value: -1 seen; needed", () -> transfer(arguments.put("value", -1)));
    assertSays("dest: address refused", () -> transfer(arguments.put("value", 1).put("dest", "x")));
  }

  private static byte[] transfer(JsonNode arguments) {
    return CODEC.calls().encode("Balances", "transfer_keep_alive", arguments, CODEC.json());
  }

  private static void assertSays(String text, Runnable action) {
    ValueRefused refused = assertThrows(ValueRefused.class, action::run);
    assertTrue(String.valueOf(refused.getMessage()).contains(text), refused.getMessage());
  }

  @Test
  void shouldNameErrorsOfPalletsAndNumbersOfUnknownOnes() {
    DispatchErrors errors = CODEC.events().errors();
    TypeDef.Case first =
        CODEC
            .metadata()
            .pallet("SubtensorModule")
            .flatMap(pallet -> pallet.errors())
            .map(type -> CODEC.metadata().types().variant(type).cases().get(0))
            .orElseThrow();
    assertEquals("SubtensorModule." + first.name(), errors.module(7, first.index()).name());
    assertEquals("pallet 7 error 255", errors.module(7, 255).text());
    assertEquals("pallet 250 error 0", errors.module(250, 0).text());
  }

  @Test
  void shouldTakeBytesAsHexOrAsTheTextItself() {
    int bytes = CODEC.calls().find("System", "remark").fields().get(0).type();
    ValueJson json = CODEC.json();
    assertEquals(
        new Value.Bytes(new byte[] {1, (byte) 255}),
        json.read(bytes, ValueJson.typed("0x01ff", ""), ""));
    assertEquals(
        new Value.Bytes(new byte[] {'T', 'A', 'O'}),
        json.read(bytes, ValueJson.typed("TAO", ""), ""));
    assertEquals(
        new Value.Bytes(new byte[] {'{'}), json.read(bytes, ValueJson.typed("\"{\"", ""), ""));
    assertSays("not hex", () -> json.read(bytes, ValueJson.typed("0x1", ""), ""));
    assertSays("begins as JSON", () -> ValueJson.typed("{broken", ""));
  }

  @Test
  void shouldGiveFallbacksAndConstants() {
    assertEquals(Optional.of(Value.of(0)), CODEC.storage("System", "Number").fallback());
    assertTrue(CODEC.constant("System", "SS58Prefix").isPresent());
    assertEquals(Optional.empty(), CODEC.constant("System", "Nothing"));
  }
}
