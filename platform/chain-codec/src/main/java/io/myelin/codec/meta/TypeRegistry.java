package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;

/** The types of a chain; a type's id is its place in the list. */
public record TypeRegistry(List<PortableType> types) {
  static final Codec<TypeRegistry> CODEC = Codec.of(TypeRegistry::write, TypeRegistry::read);

  public TypeRegistry {
    types = List.copyOf(types);
  }

  /**
   * The type of an id.
   *
   * @throws ScaleException when there is none
   */
  public PortableType type(int id) {
    if (id < 0 || id >= types.size()) {
      throw new ScaleException(
          "type refused: id " + id + " seen, below " + types.size() + " needed");
    }
    return types.get(id);
  }

  /**
   * How the type of an id is made.
   *
   * @throws ScaleException when there is no such type
   */
  public TypeDef def(int id) {
    return type(id).def();
  }

  /**
   * The alternatives of an enum.
   *
   * @throws ScaleException when the type is none
   */
  public TypeDef.Variant variant(int id) {
    if (def(id) instanceof TypeDef.Variant variant) {
      return variant;
    }
    throw new ScaleException("type refused: " + id + " is no enum");
  }

  private static void write(ScaleWriter out, TypeRegistry registry) {
    out.compact(registry.types.size());
    for (int id = 0; id < registry.types.size(); id++) {
      PortableType.CODEC.write(out.compact(id), registry.types.get(id));
    }
  }

  private static TypeRegistry read(ScaleReader in) {
    List<PortableType> types = new ArrayList<>();
    for (int left = in.length(1); left > 0; left--) {
      int id = Parts.ID.read(in);
      if (id != types.size()) {
        throw new ScaleException(
            "types refused: id " + id + " seen, " + types.size() + " is next in order");
      }
      types.add(PortableType.CODEC.read(in));
    }
    return new TypeRegistry(types);
  }
}
