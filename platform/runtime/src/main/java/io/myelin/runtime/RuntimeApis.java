package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.system.PaymentPallet;
import java.util.Optional;

/** The runtime APIs of {@code state_call} (rpc.md 4). */
final class RuntimeApis {
  private RuntimeApis() {}

  static Optional<byte[]> call(
      ChainRuntime runtime, StateView state, String method, byte[] arguments) {
    ScaleReader in = new ScaleReader(arguments);
    ScaleWriter out = new ScaleWriter();
    switch (method) {
      case "AccountNonceApi_account_nonce":
        out.u32(runtime.queries().nonce(state, AccountId.CODEC.read(in)));
        break;
      case "TransactionPaymentApi_query_info":
        out.compact(0).compact(0).u8(0);
        out.u64(PaymentPallet.fee(in.remaining() - 4).value());
        break;
      case "Core_version":
        version(out, runtime.version());
        break;
      default:
        return Optional.empty();
    }
    return Optional.of(out.toByteArray());
  }

  private static void version(ScaleWriter out, RuntimeVersion v) {
    out.text(v.specName()).text(v.implName()).u32(v.authoringVersion());
    out.u32(v.specVersion()).u32(v.implVersion()).compact(v.apis().size());
    v.apis().forEach(api -> out.bytes(Hex.decode(api.id())).u32(api.version()));
    out.u32(v.transactionVersion()).u8(v.systemVersion());
  }
}
