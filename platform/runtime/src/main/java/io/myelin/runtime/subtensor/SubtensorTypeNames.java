package io.myelin.runtime.subtensor;

import io.myelin.runtime.system.DispatchErrors;
import io.myelin.runtime.type.TypeNames;
import io.myelin.runtime.type.Types;
import java.util.Map;

/** The type names in the tables of calls and events (extrinsics.md 2, 5, 6). */
final class SubtensorTypeNames {
  static final TypeNames NAMES =
      new TypeNames(
          Map.ofEntries(
              Map.entry("H160", Types.wrapped("primitive_types::H160", Types.bytes(20))),
              Map.entry("Percent", Types.wrapped("sp_arithmetic::per_things::Percent", Types.U8)),
              Map.entry("I64F64", SubtensorTypes.I64F64),
              Map.entry("I96F32", SubtensorTypes.I96F32),
              Map.entry("U64F64", SubtensorTypes.U64F64),
              Map.entry("SubnetIdentityV3", SubtensorTypes.SUBNET_IDENTITY),
              Map.entry("RootClaimTypeEnum", SubtensorTypes.ROOT_CLAIM_TYPE),
              Map.entry("RecycleOrBurnEnum", SubtensorTypes.RECYCLE_OR_BURN),
              Map.entry("DispatchError", DispatchErrors.TYPE),
              Map.entry("DispatchResult", DispatchErrors.RESULT),
              Map.entry(
                  "PrecompileEnum",
                  Types.plainEnum(
                      "pallet_admin_utils::pallet::PrecompileEnum",
                      "BalanceTransfer",
                      "Staking",
                      "Subnet",
                      "Metagraph",
                      "Neuron",
                      "UidLookup",
                      "Alpha",
                      "Crowdloan",
                      "Proxy",
                      "Leasing",
                      "AddressMapping",
                      "VotingPower"))));

  private SubtensorTypeNames() {}
}
