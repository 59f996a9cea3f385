package io.myelin.runtime.frame;

/** Why a call failed, in the form that goes on chain (rpc.md 8). */
public sealed interface DispatchError {
  record Other() implements DispatchError {}

  record CannotLookup() implements DispatchError {}

  record BadOrigin() implements DispatchError {}

  /** Pallet index, and the index of the error inside that pallet. */
  record Module(int pallet, int error) implements DispatchError {}

  /** 0 FundsUnavailable, 1 OnlyProvider, 2 BelowMinimum, 3 CannotCreate ... (FRAME TokenError). */
  record Token(int code) implements DispatchError {}

  /** 0 Underflow, 1 Overflow, 2 DivisionByZero. */
  record Arithmetic(int code) implements DispatchError {}

  /** Root may not do this through this door. */
  record RootNotAllowed() implements DispatchError {}
}
