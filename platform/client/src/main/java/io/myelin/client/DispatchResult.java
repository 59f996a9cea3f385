package io.myelin.client;

/** How an extrinsic that stands in a block ended. */
public sealed interface DispatchResult {
  record Success() implements DispatchResult {}

  /** It paid its fee and changed nothing else. */
  record Failed(String why) implements DispatchResult {}

  /** The block's events could not be read, or do not say it: it may have succeeded or failed. */
  record Unknown(String why) implements DispatchResult {}
}
