package io.myelin.runtime.extrinsic;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads and writes calls by pallet and call index. Pallets may be added after it is made. */
public final class CallTable {
  private static final int MAX_DEPTH = 256;
  private final List<Pallet> pallets = new ArrayList<>();
  private final List<Pallet> unlisted = new ArrayList<>();
  private final Codec<RuntimeCall> codec = Codec.of(this::write, this::readNested);

  /** How many calls stand around the one being read on this thread. */
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  public void add(Pallet pallet) {
    pallets.add(pallet);
  }

  /** Calls that decode and are dispatched like any other, and that no metadata shows. */
  public void addUnlisted(Pallet pallet) {
    unlisted.add(pallet);
  }

  /** The type of any call; usable inside other calls. */
  public Type<RuntimeCall> type() {
    return new Type<>(codec, new TypeShape.Reference("RuntimeCall"));
  }

  @SuppressWarnings("unchecked")
  private void write(ScaleWriter out, RuntimeCall call) {
    out.u8(call.pallet().index()).u8(call.def().index());
    ((Codec<Record>) call.def().codec()).write(out, call.arguments());
  }

  /** Calls may hold calls; without a bound a small extrinsic could exhaust the stack. */
  private RuntimeCall readNested(ScaleReader in) {
    int around = depth.get();
    if (around >= MAX_DEPTH) {
      throw new ScaleException("call refused: more than " + MAX_DEPTH + " calls inside each other");
    }
    depth.set(around + 1);
    try {
      return read(in);
    } finally {
      depth.set(around);
    }
  }

  private RuntimeCall read(ScaleReader in) {
    int palletIndex = in.u8();
    int callIndex = in.u8();
    Pallet pallet =
        pallets.stream()
            .filter(p -> p.index() == palletIndex)
            .findFirst()
            .orElseThrow(() -> new ScaleException("no pallet " + palletIndex));
    CallDef<?> def =
        Stream.concat(
                pallet.calls().stream(),
                unlisted.stream()
                    .filter(p -> p.index() == palletIndex)
                    .flatMap(p -> p.calls().stream()))
            .filter(c -> c.index() == callIndex)
            .findFirst()
            .orElseThrow(
                () ->
                    new ScaleException(
                        "call " + callIndex + " of " + pallet.name() + " is not supported yet"));
    return new RuntimeCall(pallet, def, def.codec().read(in));
  }
}
