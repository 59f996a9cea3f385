package io.myelin.ledger.receipt;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.frame.Payout;
import java.util.List;

/**
 * What the execution of one block said. Indexes, explorers and audits live on it: nobody has to
 * execute the block again, by rules that may be gone by then. The layout is in
 * docs/decisions/receipts.md.
 *
 * @param specVersion of the runtime that executed the block
 * @param outcomes one per extrinsic
 * @param events the bytes of System.Events after the block
 * @param payouts what hotkeys' pools received, in order of payment
 * @param epochs what each epoch that the block closed left, in order
 */
public record Receipt(
    int specVersion,
    List<Outcome> outcomes,
    byte[] events,
    List<Payout> payouts,
    List<EpochRecord> epochs) {
  private static final int LAYOUT = 1;
  private static final Codec<List<Outcome>> OUTCOMES = Codecs.list(Outcome.CODEC);
  private static final Codec<List<Payout>> PAYOUTS = Codecs.list(PayoutCodec.CODEC);
  private static final Codec<List<EpochRecord>> EPOCHS = Codecs.list(EpochRecord.CODEC);

  public static final Codec<Receipt> CODEC =
      Codec.of(
          (out, receipt) -> {
            out.u8(LAYOUT).u32(receipt.specVersion);
            OUTCOMES.write(out, receipt.outcomes);
            out.lengthPrefixed(receipt.events);
            PAYOUTS.write(out, receipt.payouts);
            EPOCHS.write(out, receipt.epochs);
          },
          in -> {
            int layout = in.u8();
            if (layout != LAYOUT) {
              throw new ScaleException(
                  "receipt refused: layout " + layout + ", this build reads " + LAYOUT);
            }
            return new Receipt(
                (int) in.u32(),
                OUTCOMES.read(in),
                in.lengthPrefixed(),
                PAYOUTS.read(in),
                EPOCHS.read(in));
          });

  /**
   * The receipt of a block that was just executed.
   *
   * @param after the state it left
   */
  public static Receipt of(ChainRuntime runtime, BlockResult result, StateView after) {
    return new Receipt(
        runtime.version().specVersion(),
        result.outcomes().stream()
            .map(outcome -> Outcome.of(outcome.failure(), runtime::words))
            .toList(),
        result.eventBytes(),
        result.payouts(),
        result.epochs().stream()
            .flatMap(
                netuid ->
                    runtime.queries().epoch(after, netuid).stream()
                        .map(tables -> new EpochRecord(netuid, tables)))
            .toList());
  }
}
