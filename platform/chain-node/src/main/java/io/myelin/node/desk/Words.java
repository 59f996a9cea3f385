package io.myelin.node.desk;

import io.myelin.api.Amount;
import io.myelin.api.chain.DecodedCall;
import io.myelin.api.chain.DecodedEvent;
import io.myelin.api.chain.DecodedExtrinsic;
import io.myelin.api.chain.Failure;
import io.myelin.api.chain.Trial;
import io.myelin.node.decoded.BlockDecoder;
import io.myelin.node.decoded.TrialReport;

/** What was decoded as records of the contract. */
final class Words {
  private Words() {}

  static DecodedCall call(BlockDecoder.Call call) {
    return new DecodedCall(call.pallet(), call.name(), call.args());
  }

  static Failure failure(BlockDecoder.Failure failure) {
    return new Failure(failure.name(), failure.docs());
  }

  static DecodedExtrinsic extrinsic(BlockDecoder.Extrinsic each) {
    return new DecodedExtrinsic(
        each.index(),
        each.hash(),
        each.signer(),
        each.extras(),
        each.call().map(Words::call),
        each.success(),
        each.failure().map(Words::failure),
        each.innerFailure(),
        each.unreadable());
  }

  static DecodedEvent event(BlockDecoder.Event event) {
    return new DecodedEvent(
        event.index(),
        event.phase(),
        event.extrinsic(),
        event.pallet(),
        event.name(),
        event.fields());
  }

  static Trial trial(TrialReport report) {
    return new Trial(
        report.block(),
        report.blockHash(),
        report.signer(),
        call(report.call()),
        report.outcome(),
        report.error().map(Words::failure),
        report.innerFailure(),
        report.fee().map(Amount::new),
        report.events().stream().map(Words::event).toList(),
        report.changes().stream()
            .map(
                change ->
                    new Trial.Change(
                        change.pallet(),
                        change.item(),
                        change.keys(),
                        change.key(),
                        change.before(),
                        change.after()))
            .toList(),
        report.more());
  }
}
