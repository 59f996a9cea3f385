package io.myelin.codec;

import io.myelin.codec.meta.ChainMetadata;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the events of a block in their order, by the types that the metadata gives them (rpc.md 7,
 * 8). Events hold bytes that strangers choose, so nothing is ever searched in them.
 */
public final class EventCodec {
  /** Of the failures inside an extrinsic; of a batch there may be thousands. */
  private static final int MOST_TOLD = 3;

  private static final Value NOTHING = new Value.Items(List.of());

  private final ChainMetadata metadata;
  private final DispatchErrors errors;

  /** The type of what is wrong with a call, as the end of an extrinsic tells it. */
  private final Optional<Integer> error;

  EventCodec(ChainMetadata metadata) {
    this.metadata = metadata;
    this.errors = new DispatchErrors(metadata);
    this.error =
        metadata
            .pallet("System")
            .flatMap(system -> system.events())
            .flatMap(type -> metadata.types().variant(type).named("ExtrinsicFailed"))
            .map(failed -> failed.fields().get(0).type());
  }

  /** What the chain's errors are called. */
  public DispatchErrors errors() {
    return errors;
  }

  /**
   * All events of a block.
   *
   * @param stored the value of {@code System.Events}
   * @throws ScaleException when not all of them can be read
   */
  public List<EventRecord> decode(byte[] stored) {
    ScaleReader in = new ScaleReader(stored);
    int record = recordType();
    List<EventRecord> events = new ArrayList<>();
    for (int left = in.length(1); left > 0; left--) {
      if (!(new ValueReader(metadata.types(), in).read(record) instanceof Value.Fields fields)) {
        throw unlike("an event record");
      }
      events.add(event(fields));
    }
    in.expectEnd();
    return List.copyOf(events);
  }

  /**
   * How an extrinsic ended, by its events: the last of them says it, and no other may (rpc.md 8).
   *
   * @return empty when they do not say it; else its failure, or empty when it succeeded
   * @throws ScaleException when the failure is not as a chain tells one
   */
  public Optional<Optional<DispatchFailure>> outcome(List<EventRecord> events) {
    long ends = events.stream().filter(EventCodec::ends).count();
    if (ends != 1 || !ends(events.get(events.size() - 1))) {
      return Optional.empty();
    }
    EventRecord end = events.get(events.size() - 1);
    return Optional.of(
        end.name().equals("ExtrinsicSuccess")
            ? Optional.empty()
            : Optional.of(errors.of(variant(end.fields().at(0)))));
  }

  /**
   * What failed inside an extrinsic, in words: a call that carries out others, as one of Sudo,
   * Utility or Proxy does, may end well whatever becomes of them, and tells of each in an event.
   * Any event that brings an error counts, whatever its pallet.
   *
   * @param events of the extrinsic
   * @return empty when nothing in it failed
   * @throws ScaleException when an error is not as a chain tells one
   */
  public Optional<String> innerFailure(List<EventRecord> events) {
    List<String> told =
        events.stream()
            .filter(event -> !ends(event))
            .flatMap(
                event ->
                    errorsIn(event)
                        .map(error -> event.pallet() + "." + event.name() + ": " + error.text()))
            .toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    String first = String.join("; ", told.subList(0, Math.min(MOST_TOLD, told.size())));
    int more = told.size() - MOST_TOLD;
    return Optional.of(more > 0 ? first + "; and " + more + " more" : first);
  }

  private Stream<DispatchFailure> errorsIn(EventRecord event) {
    List<TypeDef.Field> fields = event.def().fields();
    return IntStream.range(0, fields.size())
        .boxed()
        .flatMap(at -> failed(fields.get(at).type(), event.fields().at(at)).stream())
        .map(errors::of);
  }

  /** The error that a field is, or that its result brings. */
  private Optional<Value.Variant> failed(int type, Optional<Value> value) {
    if (!(value.orElse(NOTHING) instanceof Value.Variant said)) {
      return Optional.empty();
    }
    if (isError(type)) {
      return Optional.of(said);
    }
    boolean fails =
        said.name().equals("Err")
            && metadata.types().def(type) instanceof TypeDef.Variant result
            && result
                .at(said.index())
                .filter(one -> one.fields().size() == 1 && isError(one.fields().get(0).type()))
                .isPresent();
    return fails ? Optional.of(variant(said.fields().at(0))) : Optional.empty();
  }

  private boolean isError(int type) {
    return error.filter(own -> own == type).isPresent();
  }

  private static boolean ends(EventRecord event) {
    return event.is("System", "ExtrinsicSuccess") || event.is("System", "ExtrinsicFailed");
  }

  private int recordType() {
    return metadata
        .pallet("System")
        .flatMap(system -> system.item("Events"))
        .map(StorageItem::value)
        .map(this::unwrapped)
        .filter(TypeDef.Sequence.class::isInstance)
        .map(def -> ((TypeDef.Sequence) def).item())
        .orElseThrow(() -> unlike("the list System.Events"));
  }

  private TypeDef unwrapped(int type) {
    TypeDef def = metadata.types().def(type);
    return def instanceof TypeDef.Composite composite && composite.wrapped().isPresent()
        ? metadata.types().def(composite.wrapped().get().type())
        : def;
  }

  private EventRecord event(Value.Fields record) {
    Value.Variant pallet = variant(record.get("event"));
    Value.Variant event = variant(pallet.fields().at(0));
    TypeDef.Case def =
        metadata
            .pallet(pallet.index())
            .flatMap(one -> one.events())
            .flatMap(type -> metadata.types().variant(type).at(event.index()))
            .filter(one -> one.name().equals(event.name()))
            .orElseThrow(() -> unlike("the event " + pallet.name() + "." + event.name()));
    List<Value> topics =
        record.get("topics").orElse(new Value.Items(List.of())) instanceof Value.Items items
            ? items.values()
            : List.of();
    return new EventRecord(
        phase(variant(record.get("phase"))), pallet.name(), def, event.fields(), topics);
  }

  private static EventRecord.Phase phase(Value.Variant phase) {
    return switch (phase.name()) {
      case "ApplyExtrinsic" ->
          new EventRecord.ApplyExtrinsic(
              phase
                  .fields()
                  .at(0)
                  .filter(Value.Int.class::isInstance)
                  .map(value -> ((Value.Int) value).value())
                  .map(BigInteger::longValueExact)
                  .orElseThrow(() -> unlike("an extrinsic's phase")));
      case "Finalization" -> new EventRecord.Finalization();
      case "Initialization" -> new EventRecord.Initialization();
      default -> throw unlike("the phase " + phase.name());
    };
  }

  static Value.Variant variant(Optional<Value> value) {
    return value
        .filter(Value.Variant.class::isInstance)
        .map(Value.Variant.class::cast)
        .orElseThrow(() -> unlike("an enum"));
  }

  private static ScaleException unlike(String what) {
    return new ScaleException(
        "events refused: " + what + " is not as the metadata of a chain has it");
  }
}
