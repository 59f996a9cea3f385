package io.myelin.runtime.frame;

import io.myelin.primitives.scale.Codec;
import io.myelin.runtime.type.TypeShape;
import java.util.List;

/** One call of a pallet: arguments, who pays, who may make it, and what it does. */
public record CallDef<A extends Record>(
    int index,
    String name,
    Class<A> type,
    Codec<A> codec,
    List<TypeShape.Field> fields,
    Pays pays,
    MadeBy madeBy,
    Handler<A> handler) {

  /** Whether the signer pays the fee. */
  public enum Pays {
    YES,
    NO
  }

  /** Who is not refused before a call looks at anything. */
  public enum MadeBy {
    /** Whomever its own rules let pass. */
    RULES,
    ROOT,
    /** It decodes, and is refused to all. */
    NOBODY
  }

  /** The body of a call; writes are undone when it throws. */
  @FunctionalInterface
  public interface Handler<A> {
    /**
     * Changes state.
     *
     * @throws DispatchException with the refusal
     */
    void dispatch(BlockContext context, Origin origin, A arguments);
  }
}
