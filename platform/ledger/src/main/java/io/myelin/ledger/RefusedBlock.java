package io.myelin.ledger;

/** A block of another member that may not be kept, with the reason; no fault of this node. */
final class RefusedBlock extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedBlock(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  static void unless(boolean holds, String rule, Object seen, Object needed) throws RefusedBlock {
    if (!holds) {
      throw new RefusedBlock(rule + ": " + seen + " seen, " + needed + " needed");
    }
  }
}
