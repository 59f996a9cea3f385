package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.subtensor.SubtensorEvents.AxonServed;
import io.myelin.runtime.subtensor.SubtensorTypes.AxonInfo;
import java.math.BigInteger;
import java.util.Optional;

/** Publishing the address of an axon (registration.md 5). */
final class Serving {
  private static final BigInteger V4_BROADCAST = BigInteger.valueOf(0xffffffffL);
  private static final BigInteger V4_LOOPBACK = BigInteger.valueOf(0x7f000001L);
  private static final BigInteger V6_ALL = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private final SubtensorPallet s;

  Serving(SubtensorPallet s) {
    this.s = s;
  }

  void serve(BlockContext context, Origin origin, Calls.ServeAxon args) {
    AccountId hotkey = Origins.signed(origin);
    Optional<ErrorDef> refusal = refusal(context.state(), hotkey, args, context.block());
    if (refusal.isPresent()) {
      throw refusal.get().raise();
    }
    s.axons.put(
        context.state(),
        args.netuid(),
        hotkey,
        new AxonInfo(
            context.block(),
            args.version(),
            args.ip(),
            args.port(),
            args.ipType(),
            args.protocol(),
            args.placeholder1(),
            args.placeholder2()));
    context.emit(new AxonServed(args.netuid(), hotkey));
  }

  Optional<ErrorDef> refusal(StateView state, AccountId hotkey, Calls.ServeAxon args, long block) {
    if (!s.uids.contains(state, args.netuid(), hotkey)) {
      return Optional.of(s.error("HotKeyNotRegisteredInNetwork"));
    }
    if (args.ipType() != 4 && args.ipType() != 6) {
      return Optional.of(s.error("InvalidIpType"));
    }
    if (!validAddress(state, args)) {
      return Optional.of(s.error("InvalidIpAddress"));
    }
    long limit = s.servingRateLimit.get(state, args.netuid());
    boolean tooSoon =
        s.axons
            .find(state, args.netuid(), hotkey)
            .filter(axon -> limit != 0 && block - axon.block() < limit)
            .isPresent();
    if (tooSoon) {
      return Optional.of(s.error("ServingRateLimitExceeded"));
    }
    return args.port() == 0 ? Optional.of(s.error("InvalidPort")) : Optional.empty();
  }

  private boolean validAddress(StateView state, Calls.ServeAxon args) {
    BigInteger loopback = args.ipType() == 4 ? V4_LOOPBACK : BigInteger.ONE;
    if (args.ip().equals(loopback)) {
      return s.allowLoopbackAxons.get(state);
    }
    return args.ipType() == 4 ? args.ip().compareTo(V4_BROADCAST) < 0 : !args.ip().equals(V6_ALL);
  }
}
