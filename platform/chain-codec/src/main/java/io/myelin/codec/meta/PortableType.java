package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the registry: where its type comes from, such as {@code sp_core, H256}, and how it is
 * made.
 */
public record PortableType(
    List<String> path, List<Parameter> parameters, TypeDef def, List<String> docs) {
  static final Codec<PortableType> CODEC =
      Codec.of(
          (out, type) -> {
            Parts.TEXTS.write(out, type.path);
            Parameter.LIST.write(out, type.parameters);
            TypeDef.CODEC.write(out, type.def);
            Parts.TEXTS.write(out, type.docs);
          },
          in ->
              new PortableType(
                  Parts.TEXTS.read(in),
                  Parameter.LIST.read(in),
                  TypeDef.CODEC.read(in),
                  Parts.TEXTS.read(in)));

  /** A generic parameter; a phantom one has no type. */
  public record Parameter(String name, Optional<Integer> type) {
    static final Codec<List<Parameter>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> {
                  out.text(one.name);
                  Parts.OPTIONAL_ID.write(out, one.type);
                },
                in -> new Parameter(in.text(), Parts.OPTIONAL_ID.read(in))));
  }

  public PortableType {
    path = List.copyOf(path);
    parameters = List.copyOf(parameters);
    docs = List.copyOf(docs);
  }

  /** The last part of the path; empty for a type without one. */
  public String name() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  /** The type that a generic parameter stands for. */
  public Optional<Integer> parameter(String name) {
    return parameters.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .flatMap(Parameter::type);
  }
}
