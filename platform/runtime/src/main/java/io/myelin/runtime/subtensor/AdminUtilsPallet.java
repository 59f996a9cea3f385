package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U16;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.State;
import java.util.List;

/** Root's settings of subnets (pallet 19, hyperparameters.md). */
public final class AdminUtilsPallet extends Pallet {
  private final SubtensorPallet s;
  private static final List<String> ERRORS =
      List.of(
          "SubnetDoesNotExist",
          "MaxValidatorsLargerThanMaxUIds",
          "MaxAllowedUIdsLessThanCurrentUIds",
          "BondsMovingAverageMaxReached",
          "NegativeSigmoidSteepness",
          "ValueNotInBounds",
          "MinAllowedUidsGreaterThanCurrentUids",
          "MinAllowedUidsGreaterThanMaxAllowedUids",
          "MaxAllowedUidsLessThanMinAllowedUids",
          "MaxAllowedUidsGreaterThanDefaultMaxAllowedUids",
          "InvalidValue",
          "NotPermittedOnRootSubnet",
          "POWRegistrationDisabled",
          "Deprecated");
  private final ErrorDef subnetDoesNotExist;
  private final ErrorDef notPermittedOnRoot;

  public AdminUtilsPallet(SubtensorPallet subtensor) {
    super(19, "AdminUtils");
    this.s = subtensor;
    for (int i = 0; i < ERRORS.size(); i++) {
      error(i, ERRORS.get(i), SubtensorErrors.sentence(ERRORS.get(i)));
    }
    subnetDoesNotExist = errors().get(0);
    notPermittedOnRoot = errors().get(11);
    reservedEvents("reserved-admin-events.txt", SubtensorTypeNames.NAMES);
    event(5, SubnetEmissionEnabledSet.class, NETUID, BOOL);
    rootCall(30, "sudo_set_tempo", SetTempo.class, Pays.YES, this::setTempo, NETUID, U16);
    rootCall(
        94,
        "sudo_set_subnet_emission_enabled",
        SetSubnetEmissionEnabled.class,
        Pays.YES,
        this::setEmissionEnabled,
        NETUID,
        BOOL);
    unsupportedCalls(
        "unsupported-admin-calls.txt",
        SubtensorTypeNames.NAMES,
        subtensor.error("DisabledTemporarily"));
  }

  private void setTempo(BlockContext context, SetTempo args) {
    State state = context.state();
    NetUid netuid = args.netuid();
    subnetDoesNotExist.unless(s.networksAdded.get(state, netuid));
    s.error("AdminActionProhibitedDuringWeightsWindow")
        .unless(!s.schedule().frozen(state, netuid, context.block()));
    s.tempo.put(state, netuid, args.tempo());
    s.lastEpochBlock.put(state, netuid, context.block());
    context.emit(new SubtensorEvents.TempoSet(netuid, args.tempo()));
  }

  private void setEmissionEnabled(BlockContext context, SetSubnetEmissionEnabled args) {
    State state = context.state();
    subnetDoesNotExist.unless(s.networksAdded.get(state, args.netuid()));
    notPermittedOnRoot.unless(!args.netuid().isRoot());
    s.subnetEmissionEnabled.put(state, args.netuid(), args.enabled());
    context.emit(new SubnetEmissionEnabledSet(args.netuid(), args.enabled()));
  }

  /** A new epoch length; the cycle starts again. */
  public record SetTempo(NetUid netuid, int tempo) {}

  /** Whether a subnet receives TAO. */
  public record SetSubnetEmissionEnabled(NetUid netuid, boolean enabled) {}

  /** The switch was set. */
  public record SubnetEmissionEnabledSet(NetUid netuid, boolean enabled) {}
}
