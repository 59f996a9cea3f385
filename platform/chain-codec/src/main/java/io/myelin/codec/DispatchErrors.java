package io.myelin.codec;

import io.myelin.codec.meta.ChainMetadata;
import io.myelin.codec.value.Value;
import io.myelin.primitives.scale.ScaleException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A chain's errors by their names. */
public final class DispatchErrors {
  private static final Map<String, String> PLAIN =
      Map.of(
          "Other", "refused for another reason",
          "CannotLookup", "an address could not be looked up",
          "BadOrigin", "the signer may not make this call");

  private final ChainMetadata metadata;

  DispatchErrors(ChainMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * What a value of {@code DispatchError} says.
   *
   * @throws ScaleException when it is not as a chain tells one
   */
  public DispatchFailure of(Value.Variant error) {
    if (PLAIN.containsKey(error.name())) {
      return new DispatchFailure(error.name(), PLAIN.getOrDefault(error.name(), ""));
    }
    if (error.name().equals("Module")) {
      return module(error.fields());
    }
    return new DispatchFailure(
        error.fields().at(0).orElse(error.fields()) instanceof Value.Variant inner
            ? error.name() + "." + inner.name()
            : error.name(),
        "");
  }

  /** The error of a pallet by their numbers; the bare numbers for an unknown one. */
  public DispatchFailure module(int pallet, int error) {
    return metadata
        .pallet(pallet)
        .flatMap(
            one ->
                one.errors()
                    .flatMap(type -> metadata.types().variant(type).at(error))
                    .map(
                        found ->
                            new DispatchFailure(
                                one.name() + "." + found.name(), sentence(found.docs()))))
        .orElseGet(() -> new DispatchFailure("pallet " + pallet + " error " + error, ""));
  }

  /** Lines of documentation as one. */
  static String sentence(List<String> docs) {
    return docs.stream().map(String::strip).collect(Collectors.joining(" ")).strip();
  }

  private DispatchFailure module(Value.Fields fields) {
    Value.Fields inner =
        fields.at(0).orElse(fields) instanceof Value.Fields wrapped ? wrapped : fields;
    if (inner.get("index").orElse(inner) instanceof Value.Int pallet) {
      Value error = inner.get("error").orElse(inner);
      if (error instanceof Value.Bytes bytes && bytes.value().length > 0) {
        return module(pallet.value().intValue(), bytes.value()[0] & 0xff);
      }
      if (error instanceof Value.Int number) {
        return module(pallet.value().intValue(), number.value().intValue());
      }
    }
    throw new ScaleException("error refused: it is not as a chain tells one of a pallet");
  }
}
