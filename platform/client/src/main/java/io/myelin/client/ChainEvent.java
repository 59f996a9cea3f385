package io.myelin.client;

import io.myelin.client.meta.Value;
import io.myelin.primitives.Rao;
import java.util.Optional;

/** Something that happened in a block: {@code Balances.Transfer} and what was told with it. */
public record ChainEvent(String pallet, String name, Value.Fields fields) {
  public boolean is(String pallet, String name) {
    return this.pallet.equals(pallet) && this.name.equals(name);
  }

  /** An amount in rao by its place; empty when there is no such number. */
  public Optional<Rao> rao(int place) {
    return fields
        .at(place)
        .filter(Value.Int.class::isInstance)
        .map(value -> ((Value.Int) value).value())
        .filter(number -> number.signum() >= 0 && number.bitLength() < Long.SIZE)
        .map(number -> Rao.of(number.longValue()));
  }
}
