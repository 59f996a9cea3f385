package io.myelin.runtime.subtensor.info;

import io.myelin.runtime.subtensor.info.Facts.Selection;
import io.myelin.runtime.type.Type;

/** The records that describe a subnet, field by field in the order of storage.md 5.1. */
record SubnetRecords(
    Type<SubnetView> info,
    Type<SubnetView> infoV2,
    Type<SubnetView> hyperparams,
    Type<SubnetView> hyperparamsV2,
    Type<SubnetView> dynamic,
    Type<SubnetView> metagraph,
    Type<Selection<SubnetView>> selective,
    Type<SubnetView> stateOf) {
  private static final String RPC = "pallet_subtensor::rpc_info::";

  private static final String INFO =
      "netuid rho kappa difficulty immunity_period max_allowed_validators=max_validators"
          + " min_allowed_weights max_weights_limit scaling_law_power subnetwork_n=num_uids"
          + " max_allowed_uids=max_uids blocks_since_last_step tempo network_modality=no_number"
          + " network_connect=no_connections ";

  private static final String HYPERPARAMS =
      "rho kappa immunity_period min_allowed_weights max_weights_limit tempo min_difficulty"
          + " max_difficulty weights_version weights_rate_limit adjustment_interval"
          + " activity_cutoff registration_allowed target_regs_per_interval min_burn max_burn"
          + " bonds_moving_avg max_regs_per_block serving_rate_limit max_validators"
          + " adjustment_alpha difficulty commit_reveal_period commit_reveal_weights_enabled"
          + " alpha_high alpha_low liquid_alpha_enabled";

  private static final String DYNAMIC =
      "netuid owner_hotkey owner_coldkey subnet_name=name token_symbol=symbol tempo last_step"
          + " blocks_since_last_step=blocks_since_step_block emission=nothing alpha_in alpha_out"
          + " tao_in alpha_out_emission alpha_in_emission tao_in_emission pending_alpha_emission"
          + " pending_root_emission=nothing subnet_volume network_registered_at"
          + " subnet_identity=identity moving_price";

  private static final String METAGRAPH =
      "netuid name symbol identity network_registered_at owner_hotkey owner_coldkey block tempo"
          + " last_step blocks_since_last_step subnet_emission=nothing alpha_in alpha_out tao_in"
          + " alpha_out_emission alpha_in_emission tao_in_emission pending_alpha_emission"
          + " pending_root_emission=nothing subnet_volume moving_price rho kappa"
          + " min_allowed_weights max_weights_limit weights_version weights_rate_limit"
          + " activity_cutoff max_validators num_uids max_uids burn difficulty"
          + " registration_allowed pow_registration_allowed immunity_period min_difficulty"
          + " max_difficulty min_burn max_burn adjustment_alpha adjustment_interval"
          + " target_regs_per_interval max_regs_per_block serving_rate_limit"
          + " commit_reveal_weights_enabled commit_reveal_period liquid_alpha_enabled alpha_high"
          + " alpha_low bonds_moving_avg hotkeys coldkeys identities axons active"
          + " validator_permit pruning_score=no_vector last_update emission dividends incentives"
          + " consensus trust=no_vector rank=no_vector block_at_registration alpha_stake"
          + " tao_stake total_stake tao_dividends_per_hotkey=no_dividends"
          + " alpha_dividends_per_hotkey=alpha_dividends";

  private static final String STATE =
      "netuid hotkeys coldkeys active validator_permit pruning_score=no_vector last_update"
          + " emission dividends incentives consensus trust=no_vector rank=no_vector"
          + " block_at_registration alpha_stake tao_stake total_stake emission_history";

  static SubnetRecords of(Facts<SubnetView> facts) {
    return new SubnetRecords(
        facts.struct(
            RPC + "subnet_info::SubnetInfo",
            INFO + "emission_values=nothing burn owner=owner_coldkey"),
        facts.struct(
            RPC + "subnet_info::SubnetInfov2",
            INFO + "emission_value=nothing burn owner=owner_coldkey identity"),
        facts.struct(RPC + "subnet_info::SubnetHyperparams", HYPERPARAMS),
        facts.struct(
            RPC + "subnet_info::SubnetHyperparamsV2",
            HYPERPARAMS
                + " alpha_sigmoid_steepness yuma_version subnet_is_active transfers_enabled"
                + " bonds_reset_enabled user_liquidity_enabled=no"),
        facts.struct(RPC + "dynamic_info::DynamicInfo", DYNAMIC),
        facts.struct(RPC + "metagraph::Metagraph", METAGRAPH),
        facts.selective(
            RPC + "metagraph::SelectiveMetagraph",
            METAGRAPH + " validators commitments=no_commitments"),
        facts.struct(RPC + "show_subnet::SubnetState", STATE));
  }
}
