package io.myelin.runtime.system;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a dispatch error is written into an event (rpc.md 8). */
public final class DispatchErrors {
  public static final Type<DispatchError> TYPE =
      new Type<>(Codec.of(DispatchErrors::write, DispatchErrors::read), shape());

  /** Success, or the error. */
  public static final Type<Optional<DispatchError>> RESULT = result();

  private DispatchErrors() {}

  private static Type<Optional<DispatchError>> result() {
    Codec<DispatchError> error = TYPE.codec();
    return new Type<>(
        Codec.of(
            (out, failure) -> {
              out.bool(failure.isPresent());
              failure.ifPresent(e -> error.write(out, e));
            },
            in -> in.bool() ? Optional.of(error.read(in)) : Optional.empty()),
        new TypeShape.Variant(
            List.of("Result"),
            List.of(
                new TypeShape.Param("T", Optional.of(new TypeShape.Tuple(List.of()))),
                new TypeShape.Param("E", Optional.of(TYPE.shape()))),
            List.of(
                new TypeShape.Case(
                    "Ok", 0, List.of(Types.unnamed(new TypeShape.Tuple(List.of()))), List.of()),
                new TypeShape.Case("Err", 1, List.of(Types.unnamed(TYPE.shape())), List.of()))));
  }

  private static void write(ScaleWriter out, DispatchError error) {
    if (error instanceof DispatchError.CannotLookup) {
      out.u8(1);
    } else if (error instanceof DispatchError.BadOrigin) {
      out.u8(2);
    } else if (error instanceof DispatchError.Module module) {
      out.u8(3).u8(module.pallet()).u8(module.error()).bytes(new byte[3]);
    } else if (error instanceof DispatchError.Token token) {
      out.u8(7).u8(token.code());
    } else if (error instanceof DispatchError.Arithmetic arithmetic) {
      out.u8(8).u8(arithmetic.code());
    } else if (error instanceof DispatchError.RootNotAllowed) {
      out.u8(13);
    } else {
      out.u8(0);
    }
  }

  private static DispatchError read(ScaleReader in) {
    switch (in.u8()) {
      case 1:
        return new DispatchError.CannotLookup();
      case 2:
        return new DispatchError.BadOrigin();
      case 3:
        DispatchError.Module module = new DispatchError.Module(in.u8(), in.u8());
        in.bytes(3);
        return module;
      case 7:
        return new DispatchError.Token(in.u8());
      case 8:
        return new DispatchError.Arithmetic(in.u8());
      case 13:
        return new DispatchError.RootNotAllowed();
      default:
        return new DispatchError.Other();
    }
  }

  private static TypeShape shape() {
    TypeShape module =
        new TypeShape.Composite(
            Types.path("sp_runtime::ModuleError"),
            List.of(
                Types.named("index", Types.U8.shape()),
                Types.named("error", new TypeShape.Array(4, Types.U8.shape()))));
    TypeShape token =
        plain(
            "sp_runtime::TokenError",
            "FundsUnavailable OnlyProvider BelowMinimum CannotCreate UnknownAsset Frozen Unsupported"
                + " CannotCreateHold NotExpendable Blocked");
    TypeShape arithmetic =
        plain("sp_arithmetic::ArithmeticError", "Underflow Overflow DivisionByZero");
    TypeShape transactional = plain("sp_runtime::TransactionalError", "LimitReached NoLayer");
    return variants(
        "sp_runtime::DispatchError",
        List.of(
            "Other",
            "CannotLookup",
            "BadOrigin",
            "Module",
            "ConsumerRemaining",
            "NoProviders",
            "TooManyConsumers",
            "Token",
            "Arithmetic",
            "Transactional",
            "Exhausted",
            "Corruption",
            "Unavailable",
            "RootNotAllowed"),
        List.of(3, 7, 8, 9),
        List.of(module, token, arithmetic, transactional));
  }

  private static TypeShape plain(String path, String names) {
    return variants(path, List.of(names.split(" ")), List.of(), List.of());
  }

  private static TypeShape variants(
      String path, List<String> names, List<Integer> filled, List<TypeShape> fields) {
    List<TypeShape.Case> cases = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int at = filled.indexOf(i);
      cases.add(
          new TypeShape.Case(
              names.get(i),
              i,
              at < 0 ? List.of() : List.of(Types.unnamed(fields.get(at))),
              List.of()));
    }
    return new TypeShape.Variant(Types.path(path), List.of(), List.copyOf(cases));
  }
}
