package io.myelin.node.rpc;

/** How many values of states a request may still have compared; all calls of a batch share it. */
final class Reads {
  private static final long MOST = 250_000;
  private long left = MOST;

  void take(long wanted) throws RpcException {
    if (wanted > left) {
      throw new RpcException(
          RpcException.ANSWER,
          "Request is too big",
          wanted
              + " values were asked for (keys times blocks), "
              + left
              + " of the "
              + MOST
              + " that a request with all calls of its batch may read are left; ask for fewer keys"
              + " or blocks at a time");
    }
    left -= wanted;
  }
}
