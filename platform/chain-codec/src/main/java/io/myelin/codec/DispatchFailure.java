package io.myelin.codec;

/**
 * Why a call failed.
 *
 * @param name such as {@code SubtensorModule.NotEnoughBalanceToStake}
 * @param docs what the chain's authors say of it; may be empty
 */
public record DispatchFailure(String name, String docs) {
  /** Name and what it means. */
  public String text() {
    return docs.isEmpty() ? name : name + ": " + docs;
  }
}
