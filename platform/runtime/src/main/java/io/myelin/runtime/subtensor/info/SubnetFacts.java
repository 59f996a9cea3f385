package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.COMPACT_RAO;
import static io.myelin.runtime.type.Types.COMPACT_U16;
import static io.myelin.runtime.type.Types.COMPACT_U64;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.SubtensorTypes;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.List;

/** Facts of a subnet as a whole and its parameters (storage.md 5.1). */
final class SubnetFacts {
  private final Facts<SubnetView> facts = new Facts<>();

  private SubnetFacts() {}

  static Facts<SubnetView> of(SubtensorPallet s) {
    SubnetFacts subnet = new SubnetFacts();
    subnet.identity(s);
    subnet.market(s);
    subnet.parameters(s);
    subnet.legacy(s);
    NeuronFacts.addVectors(subnet.facts, s);
    return subnet.facts;
  }

  private void identity(SubtensorPallet s) {
    facts
        .add("netuid", COMPACT_U16, SubnetView::index)
        .add("name", InfoTypes.C_TEXT, SubnetView::name)
        .add("symbol", InfoTypes.C_TEXT, SubnetView::symbol)
        .add("identity", Types.option(SubtensorTypes.SUBNET_IDENTITY), SubnetView::identity)
        .add("block", COMPACT_U64, SubnetView::block);
    stored("network_registered_at", COMPACT_U64, s.networkRegisteredAt);
    facts
        .add("owner_hotkey", ACCOUNT, v -> s.subnetOwnerHotkey.shown(v.state(), v.netuid()))
        .add("owner_coldkey", ACCOUNT, v -> s.subnetOwner.shown(v.state(), v.netuid()));
    stored("tempo", COMPACT_U16, s.tempo);
    stored("last_step", COMPACT_U64, s.lastMechansimStepBlock);
    stored("blocks_since_last_step", COMPACT_U64, s.blocksSinceLastStep);
    facts.add(
        "blocks_since_step_block",
        COMPACT_U64,
        v -> Math.max(0, v.block() - v.get(s.lastMechansimStepBlock)));
    stored("num_uids", COMPACT_U16, s.subnetworkN);
    stored("max_uids", COMPACT_U16, s.maxAllowedUids);
  }

  private void market(SubtensorPallet s) {
    stored("alpha_in", COMPACT_RAO, s.subnetAlphaIn);
    stored("alpha_out", COMPACT_RAO, s.subnetAlphaOut);
    stored("tao_in", COMPACT_RAO, s.subnetTao);
    stored("alpha_out_emission", COMPACT_RAO, s.subnetAlphaOutEmission);
    stored("alpha_in_emission", COMPACT_RAO, s.subnetAlphaInEmission);
    stored("tao_in_emission", COMPACT_RAO, s.subnetTaoInEmission);
    facts.add("pending_alpha_emission", COMPACT_RAO, SubnetView::pendingAlpha);
    stored("subnet_volume", InfoTypes.C128, s.subnetVolume);
    stored("moving_price", SubtensorTypes.I96F32, s.subnetMovingPrice);
    stored("burn", COMPACT_RAO, s.burn);
    stored("min_burn", COMPACT_RAO, s.minBurn);
    stored("max_burn", COMPACT_RAO, s.maxBurn);
    facts.add("nothing", COMPACT_U64, v -> 0L);
    facts.add("no_number", COMPACT_U16, v -> 0);
    facts.add("no_vector", Types.vec(COMPACT_U16), v -> List.of());
    facts.add("no_connections", InfoTypes.CONNECTIONS, v -> List.of());
    facts.add("no_commitments", Types.vec(InfoTypes.COMMITMENT), v -> List.of());
    facts.add("no", BOOL, v -> false);
    facts.add("validators", Types.vec(COMPACT_U16), SubnetView::validators);
  }

  private void parameters(SubtensorPallet s) {
    stored("rho", COMPACT_U16, s.rho);
    stored("kappa", COMPACT_U16, s.kappa);
    stored("immunity_period", COMPACT_U16, s.immunityPeriod);
    stored("min_allowed_weights", COMPACT_U16, s.minAllowedWeights);
    facts.add("max_weights_limit", COMPACT_U16, v -> 65535);
    stored("weights_version", COMPACT_U64, s.weightsVersionKey);
    stored("weights_rate_limit", COMPACT_U64, s.weightsSetRateLimit);
    facts.add("activity_cutoff", COMPACT_U64, SubnetView::activityCutoff);
    stored("registration_allowed", BOOL, s.networkRegistrationAllowed);
    stored("pow_registration_allowed", BOOL, s.networkPowRegistrationAllowed);
    stored("bonds_moving_avg", COMPACT_U64, s.bondsMovingAverage);
    stored("serving_rate_limit", COMPACT_U64, s.servingRateLimit);
    stored("max_validators", COMPACT_U16, s.maxAllowedValidators);
    stored("commit_reveal_period", COMPACT_U64, s.revealPeriodEpochs);
    stored("commit_reveal_weights_enabled", BOOL, s.commitRevealWeightsEnabled);
    facts.add("alpha_low", COMPACT_U16, v -> v.get(s.alphaValues).first());
    facts.add("alpha_high", COMPACT_U16, v -> v.get(s.alphaValues).second());
    stored("liquid_alpha_enabled", BOOL, s.liquidAlphaOn);
    facts.add(
        "alpha_sigmoid_steepness",
        HyperparamFacts.I32F32,
        v -> (long) v.get(s.alphaSigmoidSteepness) << 32);
    facts.add("yuma_version", COMPACT_U16, v -> v.get(s.yuma3On) ? 3 : 2);
    stored("subnet_is_active", BOOL, s.subtokenEnabled);
    stored("transfers_enabled", BOOL, s.transferToggle);
    stored("bonds_reset_enabled", BOOL, s.bondsResetOn);
  }

  /** Stored and shown, but nothing depends on them any more. */
  private void legacy(SubtensorPallet s) {
    stored("difficulty", COMPACT_U64, s.difficulty);
    stored("min_difficulty", COMPACT_U64, s.minDifficulty);
    stored("max_difficulty", COMPACT_U64, s.maxDifficulty);
    stored("adjustment_alpha", COMPACT_U64, s.adjustmentAlpha);
    stored("adjustment_interval", COMPACT_U16, s.adjustmentInterval);
    stored("target_regs_per_interval", COMPACT_U16, s.targetRegistrationsPerInterval);
    stored("max_regs_per_block", COMPACT_U16, s.maxRegistrationsPerBlock);
    stored("scaling_law_power", COMPACT_U16, s.scalingLawPower);
  }

  private <V> void stored(String name, Type<V> type, StorageMap<NetUid, V> item) {
    facts.add(name, type, view -> view.get(item));
  }
}
