package io.myelin.runtime;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.EventDef;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.type.Types;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the pallets of one version declare beyond what its metadata says. */
public record Declared(List<Pallet> pallets) {
  public Declared {
    pallets = List.copyOf(pallets);
  }

  /** Who may make a call; empty for one that is not listed. */
  public Optional<CallDef.MadeBy> madeBy(String pallet, String call) {
    return named(pallet)
        .flatMap(found -> found.calls().stream())
        .filter(def -> def.name().equals(call))
        .map(CallDef::madeBy)
        .findFirst();
  }

  /** In what an item's values are counted; empty where the declaration does not say it. */
  public Optional<String> unit(String pallet, String item) {
    return named(pallet)
        .flatMap(found -> found.storage().stream())
        .filter(declared -> declared.name().equals(item))
        .filter(declared -> declared.value().equals(Types.RAO))
        .map(declared -> "rao")
        .findFirst();
  }

  /** The place among an event's fields of the one that names a subnet; empty without. */
  public Optional<Integer> subnetOf(String pallet, String event) {
    return named(pallet)
        .flatMap(found -> found.events().stream())
        .filter(def -> def.name().equals(event))
        .flatMap(Declared::subnets)
        .findFirst();
  }

  private static Stream<Integer> subnets(EventDef<?> def) {
    RecordComponent[] fields = def.type().getRecordComponents();
    return Stream.iterate(0, place -> place < fields.length, place -> place + 1)
        .filter(place -> fields[place].getType() == NetUid.class);
  }

  private Stream<Pallet> named(String pallet) {
    return pallets.stream().filter(each -> each.name().equals(pallet));
  }
}
