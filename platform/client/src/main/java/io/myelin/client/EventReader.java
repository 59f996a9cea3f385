package io.myelin.client;

import io.myelin.client.meta.ChainMetadata;
import io.myelin.client.meta.Pallet;
import io.myelin.client.meta.TypeDef;
import io.myelin.client.meta.Value;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the events of a block in their order, by the types that the chain's metadata gives them
 * (rpc.md 7, 8). Events hold bytes that strangers choose, so nothing is ever searched in them.
 */
final class EventReader {
  private static final Map<String, String> PLAIN =
      Map.of(
          "Other", "refused for another reason",
          "CannotLookup", "an address could not be looked up",
          "BadOrigin", "the signer may not make this call");

  private final ChainMetadata metadata;

  EventReader(ChainMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * The events of one extrinsic.
   *
   * @param stored the value of {@code System.Events}
   * @param extrinsic its place in the block
   * @throws ScaleException when not all of the events can be read
   */
  List<ChainEvent> ofExtrinsic(byte[] stored, int extrinsic) {
    ScaleReader in = new ScaleReader(stored);
    int record = recordType();
    Optional<Value> phase =
        Optional.of(new Value.Int(BigInteger.valueOf(Integer.toUnsignedLong(extrinsic))));
    List<ChainEvent> events = new ArrayList<>();
    for (int left = in.length(1); left > 0; left--) {
      if (!(metadata.read(record, in) instanceof Value.Fields fields)) {
        throw unlike("an event record");
      }
      Value.Variant when = variant(fields.get("phase"));
      ChainEvent event = event(fields);
      if (when.name().equals("ApplyExtrinsic") && when.fields().at(0).equals(phase)) {
        events.add(event);
      }
    }
    in.expectEnd();
    return events;
  }

  /** What the events of one extrinsic say of how it ended: the last of them does (rpc.md 8). */
  DispatchResult result(List<ChainEvent> events) {
    long ends = events.stream().filter(EventReader::ends).count();
    if (ends != 1 || !ends(events.get(events.size() - 1))) {
      return new DispatchResult.Unknown("the block's events hold no one outcome for it");
    }
    ChainEvent end = events.get(events.size() - 1);
    return end.name().equals("ExtrinsicSuccess")
        ? new DispatchResult.Success()
        : new DispatchResult.Failed(reason(variant(end.fields().at(0))));
  }

  private static boolean ends(ChainEvent event) {
    return event.is("System", "ExtrinsicSuccess") || event.is("System", "ExtrinsicFailed");
  }

  private int recordType() {
    return metadata
        .pallet("System")
        .flatMap(system -> Optional.ofNullable(system.storage().get("Events")))
        .map(Pallet.Item::value)
        .map(type -> metadata.types().type(type).def())
        .filter(TypeDef.Sequence.class::isInstance)
        .map(def -> ((TypeDef.Sequence) def).item())
        .orElseThrow(() -> unlike("the list System.Events"));
  }

  private static ChainEvent event(Value.Fields record) {
    Value.Variant pallet = variant(record.get("event"));
    Value.Variant event = variant(pallet.fields().at(0));
    return new ChainEvent(pallet.name(), event.name(), event.fields());
  }

  private String reason(Value.Variant error) {
    String plain = PLAIN.get(error.name());
    if (plain != null) {
      return plain;
    }
    if (error.name().equals("Module")) {
      return module(error.fields());
    }
    return error.fields().at(0).orElse(error.fields()) instanceof Value.Variant inner
        ? error.name() + "." + inner.name()
        : error.name();
  }

  private String module(Value.Fields fields) {
    Value.Fields inner =
        fields.at(0).orElse(fields) instanceof Value.Fields wrapped ? wrapped : fields;
    if (inner.get("index").orElse(inner) instanceof Value.Int pallet
        && inner.get("error").orElse(inner) instanceof Value.Bytes error
        && error.value().length > 0) {
      return metadata.errorName(pallet.value().intValue(), error.value()[0] & 0xff);
    }
    throw unlike("a module's error");
  }

  private static Value.Variant variant(Optional<Value> value) {
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
