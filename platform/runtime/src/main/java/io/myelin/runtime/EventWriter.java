package io.myelin.runtime;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.BlockResult.EventRecord;
import io.myelin.runtime.frame.EventDef;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Pallet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns event records into the bytes of System.Events. */
final class EventWriter {
  private final Map<Class<?>, Known> known;

  private record Known(Pallet pallet, EventDef<?> def) {}

  EventWriter(List<Pallet> pallets) {
    known =
        pallets.stream()
            .flatMap(p -> p.events().stream().map(def -> new Known(p, def)))
            .filter(k -> k.def().type() != Pallet.Untyped.class)
            .collect(Collectors.toUnmodifiableMap(k -> k.def().type(), k -> k));
  }

  /** The events under the names their pallets declare. */
  List<EventRecord> records(List<Journal.Entry> entries) {
    return entries.stream().map(this::record).toList();
  }

  private EventRecord record(Journal.Entry entry) {
    Known found = find(entry.event());
    return new EventRecord(
        entry.extrinsic(), found.pallet().name(), found.def().name(), entry.event());
  }

  /** The whole list; events outside extrinsics happen at initialisation. */
  @SuppressWarnings("unchecked")
  byte[] write(List<EventRecord> events) {
    ScaleWriter out = new ScaleWriter().compact(events.size());
    for (EventRecord record : events) {
      if (record.extrinsic().isPresent()) {
        out.u8(0).u32(record.extrinsic().get());
      } else {
        out.u8(2);
      }
      Known found = find(record.event());
      out.u8(found.pallet().index()).u8(found.def().index());
      ((Codec<Record>) found.def().codec()).write(out, record.event());
      out.compact(0);
    }
    return out.toByteArray();
  }

  private Known find(Record event) {
    Known found = known.get(event.getClass());
    if (found == null) {
      throw new IllegalStateException("no pallet declares the event " + event.getClass());
    }
    return found;
  }
}
