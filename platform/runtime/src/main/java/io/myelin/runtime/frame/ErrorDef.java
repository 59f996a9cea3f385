package io.myelin.runtime.frame;

/** One named error of a pallet; the document text is what clients print. */
public record ErrorDef(int palletIndex, int index, String name, String docs) {
  /** The exception that ends a call with this error. */
  public DispatchException raise() {
    return new DispatchException(new DispatchError.Module(palletIndex, index));
  }

  /**
   * Ends the call unless the condition holds.
   *
   * @throws DispatchException with this error when it does not hold
   */
  public void unless(boolean condition) {
    if (!condition) {
      throw raise();
    }
  }
}
