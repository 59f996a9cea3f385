package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.node.decoded.BusyException;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult.Outcome;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.Validity;
import io.myelin.runtime.system.DispatchErrors;
import java.util.List;
import java.util.Map;

/** Executes an extrinsic in a block of its own that nobody keeps, and tells how it ended. */
final class DryRun {
  private static final int FUTURE = 2;
  private static final int CUSTOM = 7;
  private static final String CUSTOM_TEXT = "Custom error: ";

  /** How the reasons begin that a runtime gives for not taking an extrinsic, by their number. */
  private static final Map<String, Integer> REASONS =
      Map.of(
          "Transaction call is not expected",
          0,
          "Inability to pay some fees (e.g. account balance too low)",
          1,
          "Transaction is outdated",
          3,
          "Transaction has a bad signature",
          4,
          "Transaction has an ancient birth block",
          5,
          "Transaction would exhaust the block limits",
          6,
          "Invalid signing address",
          10);

  private final Ledger ledger;
  private final StateReader states;
  private final Trials trials;

  DryRun(Ledger ledger, StateReader states, Trials trials) {
    this.ledger = ledger;
    this.states = states;
    this.trials = trials;
  }

  JsonNode answer(Call call) throws RpcException {
    byte[] extrinsic = call.params().hex(0);
    StateReader.At at = states.at(call.params().hash(1));
    Validity validity = runtime(at).validate(at.state(), at.block(), extrinsic);
    if (validity instanceof Validity.Malformed malformed) {
      throw new RpcException(1002, "Verification Error: " + malformed.reason(), malformed.reason());
    }
    if (validity instanceof Validity.Invalid invalid) {
      return Json.hex(invalid(invalid.reason()));
    }
    Validity.Valid valid = (Validity.Valid) validity;
    if (valid.nonce() > valid.accountNonce()) {
      return Json.hex(new byte[] {1, 0, FUTURE});
    }
    try {
      return Json.hex(trials.run(() -> executed(at, extrinsic)));
    } catch (BusyException busy) {
      throw new RpcException(
          RpcException.BUSY, "The node is busy", String.valueOf(busy.getMessage()));
    }
  }

  private ChainRuntime runtime(StateReader.At at) {
    return ledger.runtimes().reading(at.state());
  }

  private byte[] executed(StateReader.At at, byte[] extrinsic) {
    long height = ledger.block(at.block()).map(StoredBlock::height).orElseThrow() + 1;
    List<Outcome> outcomes =
        runtime(at)
            .apply(
                at.state(),
                new BlockInput(height, at.block(), AccountId.ZERO, List.of(), List.of(extrinsic)))
            .outcomes();
    if (outcomes.isEmpty()) { // what begins the next block has made a free call fail
      return invalid("Transaction call is not expected");
    }
    ScaleWriter out = new ScaleWriter().u8(0);
    DispatchErrors.RESULT.codec().write(out, outcomes.get(0).failure());
    return out.toByteArray();
  }

  private static byte[] invalid(String reason) {
    if (reason.startsWith(CUSTOM_TEXT)) {
      int code = Integer.parseInt(reason.substring(CUSTOM_TEXT.length()));
      return new byte[] {1, 0, CUSTOM, (byte) code};
    }
    int number =
        REASONS.entrySet().stream()
            .filter(known -> reason.startsWith(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(0);
    return new byte[] {1, 0, (byte) number};
  }
}
