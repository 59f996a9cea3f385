package io.myelin.runtime.api;

import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.ArrayList;
import java.util.List;

/** One API trait; calls, metadata V15 and the version's list of APIs all come from it. */
public record RuntimeApi(String name, int version, List<Method<?>> methods) {

  /** One function, reached as {@code Trait_name}. */
  public record Method<O>(String name, List<Argument> inputs, Type<O> output, Body<O> body) {
    /**
     * Decodes the arguments, runs, encodes the result.
     *
     * @throws io.myelin.primitives.scale.ScaleException when the arguments do not decode
     */
    public byte[] call(StateView state, byte[] arguments) {
      ScaleReader in = new ScaleReader(arguments);
      List<Object> values = new ArrayList<>();
      for (Argument input : inputs) {
        values.add(input.type().codec().read(in));
      }
      in.expectEnd();
      return output.codec().encode(body.call(state, List.copyOf(values)));
    }
  }

  public record Argument(String name, Type<?> type) {}

  /** What a function computes; the arguments have the Java types of the declared inputs. */
  @FunctionalInterface
  public interface Body<O> {
    O call(StateView state, List<Object> arguments);
  }
}
