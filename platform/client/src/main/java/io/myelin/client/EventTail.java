package io.myelin.client;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds an extrinsic's outcome in the raw event list. Events have no length and their shapes are
 * only in metadata, so it looks for the one event that must come last for an extrinsic (rpc.md 8)
 * and checks that what follows can only be another extrinsic, a later phase, or the end.
 */
final class EventTail {
  private static final List<String> TOKEN =
      List.of(
          "FundsUnavailable",
          "OnlyProvider",
          "BelowMinimum",
          "CannotCreate",
          "UnknownAsset",
          "Frozen",
          "Unsupported",
          "CannotCreateHold",
          "NotExpendable",
          "Blocked");
  private static final List<String> ARITHMETIC = List.of("Underflow", "Overflow", "DivisionByZero");

  /** What a pallet's error is called. */
  interface Names {
    String name(int pallet, int error);
  }

  private EventTail() {}

  /** Empty text: success. A text: what failed. Nothing: no outcome in these events. */
  static Optional<String> outcome(byte[] events, int extrinsic, Names names) {
    Optional<String> found = Optional.empty();
    for (int at = 0; at + 7 < events.length; at++) {
      if (events[at] == 0
          && word(events, at + 1) == extrinsic
          && events[at + 5] == 0
          && (events[at + 6] == 0 || events[at + 6] == 1)) {
        Optional<String> candidate = read(events, at + 6, extrinsic, names);
        found = candidate.isPresent() ? candidate : found;
      }
    }
    return found;
  }

  private static Optional<String> read(byte[] events, int at, int extrinsic, Names names) {
    try {
      ScaleReader in = new ScaleReader(Arrays.copyOfRange(events, at, events.length));
      String error = in.u8() == 0 ? "" : dispatchError(in, names);
      in.compactBig();
      in.compactBig();
      boolean shaped = in.u8() <= 2 && in.u8() <= 1 && in.compact() == 0;
      int next = at + in.position();
      return shaped && follows(events, next, extrinsic) ? Optional.of(error) : Optional.empty();
    } catch (ScaleException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean follows(byte[] events, int next, int extrinsic) {
    return next == events.length
        || events[next] == 1
        || events[next] == 2
        || events[next] == 0
            && next + 5 <= events.length
            && word(events, next + 1) == extrinsic + 1;
  }

  private static String dispatchError(ScaleReader in, Names names) {
    int kind = in.u8();
    return switch (kind) {
      case 0 -> "refused for another reason";
      case 1 -> "an address could not be looked up";
      case 2 -> "the signer may not make this call";
      case 3 -> {
        int pallet = in.u8();
        int code = in.u8();
        in.bytes(3);
        yield names.name(pallet, code);
      }
      case 7 -> "Token." + named(TOKEN, in.u8());
      case 8 -> "Arithmetic." + named(ARITHMETIC, in.u8());
      case 9 -> "transactional error " + in.u8();
      case 4, 5, 6, 10, 11, 12, 13 -> "dispatch error " + kind;
      default -> throw new ScaleException("dispatch error " + kind + " is unknown");
    };
  }

  private static String named(List<String> names, int code) {
    return code < names.size() ? names.get(code) : "error " + code;
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }
}
