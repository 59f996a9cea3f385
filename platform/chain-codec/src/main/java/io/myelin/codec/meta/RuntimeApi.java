package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import java.util.List;

/** A group of questions that a chain answers over {@code state_call} (rpc.md 4). */
public record RuntimeApi(String name, List<Method> methods, List<String> docs) {
  static final Codec<List<RuntimeApi>> LIST =
      Codecs.list(
          Codec.of(
              (out, api) -> {
                out.text(api.name);
                Method.LIST.write(out, api.methods);
                Parts.TEXTS.write(out, api.docs);
              },
              in -> new RuntimeApi(in.text(), Method.LIST.read(in), Parts.TEXTS.read(in))));

  /** An argument. */
  public record Input(String name, int type) {
    static final Codec<List<Input>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> out.text(one.name).compact(one.type),
                in -> new Input(in.text(), Parts.ID.read(in))));
  }

  /** One question, asked as {@code Api_method}. */
  public record Method(String name, List<Input> inputs, int output, List<String> docs) {
    static final Codec<List<Method>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> {
                  out.text(one.name);
                  Input.LIST.write(out, one.inputs);
                  out.compact(one.output);
                  Parts.TEXTS.write(out, one.docs);
                },
                in ->
                    new Method(
                        in.text(), Input.LIST.read(in), Parts.ID.read(in), Parts.TEXTS.read(in))));

    public Method {
      inputs = List.copyOf(inputs);
      docs = List.copyOf(docs);
    }
  }

  public RuntimeApi {
    methods = List.copyOf(methods);
    docs = List.copyOf(docs);
  }
}
