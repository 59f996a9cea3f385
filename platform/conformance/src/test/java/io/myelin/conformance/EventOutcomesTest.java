package io.myelin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.DispatchFailure;
import io.myelin.codec.EventCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.value.Plain;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as the real runtime declares them; some hold what looks like another's outcome. */
class EventOutcomesTest {
  private static final int VICTIM = 1;
  private static final String END = "0408" + "0000" + "00";
  private static final String INHERENT = phase(0) + "0000" + "0000" + "0201" + "00";
  private static final String FAILED = phase(VICTIM) + "0001" + "030705000000" + END;

  /** What a search for the victim's success takes for it, in front of anything. */
  private static final String FORGED = phase(VICTIM) + "0000" + "0000" + "0000" + "00";

  private final EventCodec reader =
      ChainCodec.of(new StandardRuntime().metadata(14).orElseThrow()).events();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01", // read as the next event, of a later phase
        "02",
        "0002000000", // as the next extrinsic's first event
        "", // as the end of all events, in the last account of the list
      })
  void shouldNotTakeWhatAStrangerPutsIntoALaterEventForAnOutcome(String follows) {
    String crafted = FORGED + follows;
    for (int at = 0; at + crafted.length() / 2 <= 32; at++) {
      for (String event : List.of(transfer(2, crafted, at), endowed(2, crafted, at))) {
        assertFailed(list(INHERENT, FAILED, event, phase(2) + "0000" + END));
        assertFailed(list(INHERENT, FAILED, event));
      }
    }
  }

  @Test
  void shouldNotTakeWhatStandsInEarlierEventsForAnOutcome() {
    String crafted = FORGED + "01";
    assertFailed(list(transfer(0, crafted, 3), INHERENT, FAILED));
    assertFailed(list(INHERENT, transfer(VICTIM, crafted, 3), FAILED));
    assertFailed(list("02" + body(crafted, 3), FAILED, "01" + body(crafted, 19)));
  }

  @Test
  void shouldNotTakeAFailureOfAnothersMakingForOne() {
    String crafted = phase(VICTIM) + "0001" + "02" + "0000" + "0000" + "00" + "01";
    byte[] stored = list(INHERENT, phase(VICTIM) + "0000" + END, transfer(2, crafted, 0));
    assertEquals(Optional.of(Optional.empty()), result(stored));
  }

  @Test
  void shouldNotLookAtTopicsOrOtherPhasesForAnOutcome() {
    String topics = "04" + padded(FORGED + "01", 2);
    assertFailed(list(INHERENT, FAILED, phase(2) + "0502" + "22".repeat(72) + topics));
    assertUnknown(list(INHERENT, "01" + "0000" + END, "02" + "0000" + END));
  }

  @Test
  void shouldSayThatItDoesNotKnowRatherThanGuess() {
    String success = phase(VICTIM) + "0000" + END;
    assertUnknown(list(INHERENT));
    assertUnknown(list(INHERENT, FAILED, success));
    assertUnknown(list(INHERENT, success, success));
    assertUnknown(list(INHERENT, success, transfer(VICTIM, "", 0)));
  }

  @Test
  void shouldRefuseEventsOfWhichItCannotReadAll() {
    String success = phase(VICTIM) + "0000" + END;
    byte[] good = list(INHERENT, success);
    assertThrows(ScaleException.class, () -> result(Arrays.copyOf(good, good.length - 1)));
    assertThrows(ScaleException.class, () -> result(Arrays.copyOf(good, good.length + 1)));
    assertThrows(ScaleException.class, () -> result(list(success, phase(2) + "63" + "00" + END)));
    assertThrows(ScaleException.class, () -> result(list(success, phase(2) + "05" + "63" + END)));
    assertThrows(ScaleException.class, () -> result(list(success, "03" + "0000" + END)));
    assertThrows(ScaleException.class, () -> result(new byte[0]));
  }

  @Test
  void shouldNameWhatFailed() {
    String named = failure("030705000000");
    assertTrue(named.startsWith("SubtensorModule."), named);
    assertEquals("pallet 7 error 255", failure("0307ff000000"));
    assertEquals("BadOrigin: the signer may not make this call", failure("02"));
    assertEquals("Token.FundsUnavailable", failure("0700"));
    assertEquals("Arithmetic.Overflow", failure("0801"));
    assertEquals("Exhausted", failure("0a"));
  }

  @Test
  void shouldTellWhatAnExtrinsicBroughtAboutInItsOrder() {
    byte[] stored =
        list(INHERENT, transfer(VICTIM, "", 0), transfer(2, "", 0), phase(VICTIM) + "0000" + END);
    List<EventRecord> events = ofExtrinsic(reader, stored, VICTIM);
    assertEquals(
        List.of("Transfer", "ExtrinsicSuccess"), events.stream().map(EventRecord::name).toList());
    assertEquals(0x0807060504030201L, Plain.u64(events.get(0).fields().at(2).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15})
  void shouldReadTheRecordedEventsByTheRecordedMetadata(int version) throws IOException {
    EventCodec recorded =
        ChainCodec.of(Hex.decode(vector("metadata_v" + version + ".hex"))).events();
    int seen = 0;
    for (JsonNode row : new ObjectMapper().readTree(vector("events.json")).path("events")) {
      byte[] stored = Hex.decode(row.path("hex").asText());
      for (int extrinsic = 0; extrinsic < 2; extrinsic++) {
        List<EventRecord> events = ofExtrinsic(recorded, stored, extrinsic);
        String last = "";
        int at = 0;
        for (JsonNode event : row.path("decoded")) {
          if (event.at("/phase/applyExtrinsic").asInt(-1) == extrinsic) {
            last = event.path("event").asText();
            assertEquals(last, events.get(at++).name());
          }
        }
        assertEquals(at, events.size());
        assertEquals(
            last.equals("ExtrinsicSuccess"),
            recorded.outcome(events).equals(Optional.of(Optional.empty())));
        seen++;
      }
    }
    assertEquals(12, seen);
  }

  /** Empty when it is not known; else empty when it succeeded. */
  private Optional<Optional<DispatchFailure>> result(byte[] stored) {
    return reader.outcome(ofExtrinsic(reader, stored, VICTIM));
  }

  private static List<EventRecord> ofExtrinsic(EventCodec codec, byte[] stored, long extrinsic) {
    return codec.decode(stored).stream()
        .filter(event -> event.extrinsic().equals(Optional.of(extrinsic)))
        .toList();
  }

  private void assertFailed(byte[] stored) {
    assertTrue(result(stored).flatMap(failure -> failure).isPresent(), Hex.encode(stored));
  }

  private void assertUnknown(byte[] stored) {
    assertEquals(Optional.empty(), result(stored), Hex.encode(stored));
  }

  private String failure(String error) {
    byte[] stored = list(phase(VICTIM) + "0001" + error + END);
    return result(stored).flatMap(failure -> failure).orElseThrow().text();
  }

  private static String phase(int extrinsic) {
    return "00" + Hex.encodeBare(new ScaleWriter().u32(extrinsic).toByteArray());
  }

  private static String transfer(int extrinsic, String crafted, int at) {
    return phase(extrinsic) + body(crafted, at);
  }

  private static String body(String crafted, int at) {
    return "0502" + "11".repeat(32) + padded(crafted, at) + "0102030405060708" + "00";
  }

  private static String endowed(int extrinsic, String crafted, int at) {
    return phase(extrinsic) + "0500" + padded(crafted, at) + "0102030405060708" + "00";
  }

  /** 32 bytes with some of them in between. */
  private static String padded(String crafted, int at) {
    return "33".repeat(at) + crafted + "33".repeat(32 - at - crafted.length() / 2);
  }

  private static byte[] list(String... events) {
    String count = Hex.encodeBare(new ScaleWriter().compact(events.length).toByteArray());
    return Hex.decode(count + String.join("", events));
  }

  private static String vector(String name) throws IOException {
    Optional<InputStream> plain = resource(name);
    try (InputStream in =
        plain.isPresent()
            ? plain.get()
            : new GZIPInputStream(resource(name + ".gz").orElseThrow())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static Optional<InputStream> resource(String name) {
    return Optional.ofNullable(
        EventOutcomesTest.class.getResourceAsStream("/vectors/wire/" + name));
  }
}
