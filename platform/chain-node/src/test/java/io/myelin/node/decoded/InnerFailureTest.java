package io.myelin.node.decoded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.runtime.StandardRuntime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By the type of what an event tells: no pallet is known by name, also of other chains. */
class InnerFailureTest {
  private static final ChainCodec CODEC =
      ChainCodec.of(new StandardRuntime().metadata(15).orElseThrow());
  private static final int RESULT = type("Sudo", "Sudid");
  private static final int ERROR = type("System", "ExtrinsicFailed");
  private static final int OTHER = type("TransactionPayment", "TransactionFeePaid");
  private static final Value BAD = Value.variant("BadOrigin", 2);
  private static final Value FAILED = Value.variant("Err", 1, BAD);
  private static final String WORDS = ": BadOrigin: the signer may not make this call";

  @Test
  void shouldTellOfAResultOnlyWhenItIsAnError() {
    Value done = Value.variant("Ok", 0, new Value.Items(List.of()));
    assertEquals(Optional.empty(), inner(event("Sudo", "Sudid", RESULT, done)));
    assertEquals(Optional.of("Sudo.Sudid" + WORDS), inner(event("Sudo", "Sudid", RESULT, FAILED)));
    assertEquals(
        Optional.of("Proxy.ProxyExecuted" + WORDS),
        inner(event("Proxy", "ProxyExecuted", RESULT, FAILED)));
    assertEquals(Optional.empty(), inner(event("Other", "Told", OTHER, FAILED)));
  }

  @Test
  void shouldTellOfTheFirstErrorsOfABatchAndHowManyMore() {
    assertEquals(
        Optional.of("Utility.BatchInterrupted" + WORDS),
        inner(event("Utility", "BatchInterrupted", ERROR, BAD)));
    EventRecord item = event("Utility", "ItemFailed", ERROR, BAD);
    assertEquals(
        Optional.of(
            String.join("; ", Collections.nCopies(3, "Utility.ItemFailed" + WORDS))
                + "; and 1 more"),
        inner(item, item, item, item));
  }

  @Test
  void shouldSayNothingOfHowTheExtrinsicItselfEnded() {
    assertEquals(Optional.empty(), inner());
    assertEquals(Optional.empty(), inner(event("System", "ExtrinsicFailed", ERROR, BAD)));
  }

  private static Optional<String> inner(EventRecord... events) {
    return CODEC.events().innerFailure(List.of(events));
  }

  /** Of the first field of an event. */
  private static int type(String pallet, String name) {
    return CODEC
        .metadata()
        .pallet(pallet)
        .flatMap(one -> one.events())
        .flatMap(type -> CODEC.metadata().types().variant(type).named(name))
        .map(event -> event.fields().get(0).type())
        .orElseThrow();
  }

  /** With a number before what it tells, as those of batches have one. */
  private static EventRecord event(String pallet, String name, int type, Value value) {
    List<TypeDef.Field> fields = new ArrayList<>();
    int number = type("TransactionPayment", "TransactionFeePaid");
    fields.add(new TypeDef.Field(Optional.of("index"), number, Optional.empty(), List.of()));
    fields.add(new TypeDef.Field(Optional.of("result"), type, Optional.empty(), List.of()));
    return new EventRecord(
        new EventRecord.ApplyExtrinsic(1),
        pallet,
        new TypeDef.Case(name, fields, 0, List.of()),
        new Value.Fields(
            List.of(
                new Value.Named(Optional.of("index"), Value.of(7)),
                new Value.Named(Optional.of("result"), value))),
        List.of());
  }
}
