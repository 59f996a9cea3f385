package io.myelin.runtime.meta;

import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.type.Structs;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The enums of each pallet and the ones over all pallets (rpc.md 6, rule 8). */
final class OuterEnums {
  static final String RUNTIME = "node_subtensor_runtime";

  private OuterEnums() {}

  static Optional<TypeShape> calls(Pallet pallet) {
    return inner(
        pallet,
        "Call",
        pallet.calls().stream()
            .map(c -> new TypeShape.Case(c.name(), c.index(), c.fields(), List.of()))
            .toList());
  }

  static Optional<TypeShape> events(Pallet pallet) {
    return inner(
        pallet,
        "Event",
        pallet.events().stream()
            .map(e -> new TypeShape.Case(e.name(), e.index(), e.fields(), List.of()))
            .toList());
  }

  static Optional<TypeShape> errors(Pallet pallet) {
    return inner(
        pallet,
        "Error",
        pallet.errors().stream()
            .map(e -> new TypeShape.Case(e.name(), e.index(), List.of(), List.of(e.docs())))
            .toList());
  }

  /** One variant per pallet that has the inner enum, under the pallet's index. */
  static TypeShape outer(
      String name, List<Pallet> pallets, Function<Pallet, Optional<TypeShape>> inner) {
    List<TypeShape.Case> cases = new ArrayList<>();
    for (Pallet pallet : pallets) {
      inner
          .apply(pallet)
          .ifPresent(
              shape ->
                  cases.add(
                      new TypeShape.Case(
                          pallet.name(),
                          pallet.index(),
                          List.of(Types.unnamed(shape)),
                          List.of())));
    }
    return new TypeShape.Variant(List.of(RUNTIME, name), List.of(), List.copyOf(cases));
  }

  private static Optional<TypeShape> inner(Pallet pallet, String name, List<TypeShape.Case> cases) {
    return cases.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TypeShape.Variant(List.of(crate(pallet), "pallet", name), List.of(), cases));
  }

  private static String crate(Pallet pallet) {
    return switch (pallet.name()) {
      case "System" -> "frame_system";
      case "SubtensorModule" -> "pallet_subtensor";
      default -> "pallet" + Structs.snakeCase(pallet.name());
    };
  }
}
