package io.myelin.ledger;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.state.StateView;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a block overwrote: for each changed key the value before, or none. */
final class UndoRecord {
  private static final Codec<Optional<byte[]>> VALUE = Codecs.option(Codecs.BYTES);

  static final Codec<Map<byte[], Optional<byte[]>>> CODEC =
      Codec.of(
          (out, undo) -> {
            out.compact(undo.size());
            undo.forEach(
                (key, value) -> {
                  out.lengthPrefixed(key);
                  VALUE.write(out, value);
                });
          },
          in -> {
            Map<byte[], Optional<byte[]>> undo = new TreeMap<>(Arrays::compareUnsigned);
            int count = in.length(2);
            for (int i = 0; i < count; i++) {
              undo.put(in.lengthPrefixed(), VALUE.read(in));
            }
            return undo;
          });

  private UndoRecord() {}

  static Map<byte[], Optional<byte[]>> of(StateView before, Map<byte[], Optional<byte[]>> changes) {
    Map<byte[], Optional<byte[]>> undo = new TreeMap<>(Arrays::compareUnsigned);
    changes.keySet().forEach(key -> undo.put(key, before.get(key)));
    return undo;
  }
}
