package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.ChainRuntime;
import java.util.Optional;

/** Version, metadata, runtime APIs and fees. */
final class RuntimeMethods {
  private static final String NONCE = "AccountNonceApi_account_nonce";
  private final Ledger ledger;
  private final StateReader states;

  private RuntimeMethods(Ledger ledger, StateReader states) {
    this.ledger = ledger;
    this.states = states;
  }

  static void register(Methods methods, Ledger ledger, StateReader states, Trials trials) {
    RuntimeMethods runtime = new RuntimeMethods(ledger, states);
    methods.add(
        call -> Json.version(runtime.of(call, 0).version()),
        "state_getRuntimeVersion",
        "chain_getRuntimeVersion");
    methods.add(
        call -> Json.hex(runtime.of(call, 0).metadata(14).orElseThrow()), "state_getMetadata");
    methods.add(
        call ->
            Json.hex(
                runtime.call(
                    call,
                    call.params().text(0),
                    call.params().optionalHex(1).orElse(new byte[0]),
                    2)),
        "state_call",
        "state_callAt");
    methods.add(new DryRun(ledger, states, trials)::answer, "system_dryRun", "system_dryRunAt");
    methods.add(runtime::feeInfo, "payment_queryInfo");
    methods.add(runtime::feeDetails, "payment_queryFeeDetails");
  }

  /** The version that goes on from a block, which stays so when its state is discarded. */
  private ChainRuntime of(Call call, int hashAt) throws RpcException {
    Optional<Hash256> block = call.params().hash(hashAt);
    Optional<StoredBlock> old =
        block.filter(hash -> ledger.stateAt(hash).isEmpty()).flatMap(ledger::block);
    return old.isPresent()
        ? ledger.runtimes().version(executor(old.get().height() + 1))
        : ledger.runtimes().reading(states.at(block).state());
  }

  /** Blocks without a receipt are of the first version. */
  private int executor(long height) {
    return ledger
        .receipts()
        .at(height)
        .map(Receipt::specVersion)
        .orElseGet(() -> ledger.runtimes().versions().get(0));
  }

  private byte[] call(Call call, String method, byte[] arguments, int hashAt) throws RpcException {
    StateReader.At at = states.at(call.params().hash(hashAt));
    // Two fast transactions of one account must not get the same nonce (rpc.md 2.3).
    if (method.equals(NONCE)
        && arguments.length == AccountId.BYTES
        && at.block().equals(ledger.head().hash())) {
      long next = ledger.pool().nextIndex(AccountId.of(arguments));
      return new ScaleWriter().u32(next).toByteArray();
    }
    try {
      return ledger
          .runtimes()
          .reading(at.state())
          .call(at.state(), method, arguments)
          .orElseThrow(
              () ->
                  new RpcException(
                      RpcException.CLIENT,
                      "Client error: Execution failed: Other: Exported method "
                          + method
                          + " is not found"));
    } catch (ScaleException | IllegalArgumentException | ArithmeticException e) {
      throw new RpcException(
          RpcException.CLIENT,
          "Client error: Execution failed: Execution aborted due to trap: bad arguments of "
              + method
              + ": "
              + e.getMessage());
    }
  }

  private ScaleReader fee(Call call, String method) throws RpcException {
    byte[] extrinsic = call.params().hex(0);
    byte[] length = new ScaleWriter().u32(extrinsic.length).toByteArray();
    return new ScaleReader(call(call, method, Hashes.concat(extrinsic, length), 1));
  }

  private JsonNode feeInfo(Call call) throws RpcException {
    ScaleReader in = fee(call, "TransactionPaymentApi_query_info");
    ObjectNode json = Json.NODES.objectNode();
    // polkadot.js reads one number here, as this method gave it at first; who wants both parts of a
    // weight asks by state_call
    json.put("weight", in.compact());
    in.compact();
    int kind = in.u8();
    json.put("class", kind == 0 ? "normal" : kind == 1 ? "operational" : "mandatory");
    json.put("partialFee", Long.toUnsignedString(in.u64()));
    return json;
  }

  private JsonNode feeDetails(Call call) throws RpcException {
    ScaleReader in = fee(call, "TransactionPaymentApi_query_fee_details");
    ObjectNode json = Json.NODES.objectNode();
    if (in.bool()) {
      json.putObject("inclusionFee")
          .put("baseFee", "0x" + Long.toHexString(in.u64()))
          .put("lenFee", "0x" + Long.toHexString(in.u64()))
          .put("adjustedWeightFee", "0x" + Long.toHexString(in.u64()));
    } else {
      json.putNull("inclusionFee");
    }
    return json;
  }
}
