package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import java.util.List;
import java.util.Optional;

/** What stands in many places of metadata. */
final class Parts {
  /** A type by its place in the registry. */
  static final Codec<Integer> ID =
      Codec.of((out, id) -> out.compact(id), in -> (int) in.compact(31));

  static final Codec<Optional<Integer>> OPTIONAL_ID = Codecs.option(ID);
  static final Codec<List<Integer>> IDS = Codecs.list(ID);
  static final Codec<List<String>> TEXTS = Codecs.list(Codecs.TEXT);

  private Parts() {}
}
