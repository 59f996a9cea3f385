package io.myelin.runtime.subtensor;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageItem;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.subtensor.SubtensorTypes.FlowEma;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes root and the subnets of block 0 (dev-market.md "Genesis"). */
final class GenesisState {
  private static final int ROOT_TEMPO = 100;

  /** The codecs cut off what is larger, so it is refused before. */
  private static final Map<Type<?>, Long> LARGEST =
      Map.of(
          Types.BOOL,
          1L,
          Types.U8,
          0xffL,
          Types.U16,
          0xffffL,
          Types.I16,
          (long) Short.MAX_VALUE,
          Types.U32,
          0xffff_ffffL,
          Types.RAO,
          Rao.CAP.value());

  private final SubtensorPallet s;
  private final Subnets subnets;
  private final Registration registration;

  GenesisState(SubtensorPallet s, Subnets subnets, Registration registration) {
    this.s = s;
    this.subnets = subnets;
    this.registration = registration;
  }

  void write(State state, GenesisConfig config) {
    s.stakeThreshold.put(state, config.stakeThreshold().value());
    s.defaultSubnetMechanism.put(state, config.defaultSubnetMechanism());
    s.allowLoopbackAxons.put(state, config.allowLoopbackAxons());
    root(state);
    for (GenesisConfig.Subnet subnet : config.subnets()) {
      write(state, subnet);
    }
  }

  private void root(State state) {
    NetUid root = NetUid.ROOT;
    s.networksAdded.put(state, root, true);
    s.totalNetworks.put(state, 1);
    s.tempo.put(state, root, ROOT_TEMPO);
    s.subnetMechanism.put(state, root, 0);
    s.subtokenEnabled.put(state, root, true);
    s.maxAllowedUids.put(state, root, 64);
    s.maxAllowedValidators.put(state, root, 64);
    s.targetRegistrationsPerInterval.put(state, root, 1);
    s.networkRegistrationAllowed.put(state, root, true);
  }

  private void write(State state, GenesisConfig.Subnet subnet) {
    NetUid netuid = subnet.netuid();
    if (subnet.mechanism() != 0) {
      throw new IllegalArgumentException(
          "subnet "
              + netuid
              + " refused: mechanism "
              + subnet.mechanism()
              + " is not supported yet; needed: 0");
    }
    subnets.initialise(state, netuid, 0);
    s.lastEpochBlock.put(state, netuid, 0L);
    s.subnetOwner.put(state, netuid, subnet.ownerColdkey());
    s.subnetOwnerHotkey.put(state, netuid, subnet.ownerHotkey());
    registration.link(state, subnet.ownerColdkey(), subnet.ownerHotkey());
    s.subnetEmissionEnabled.put(state, netuid, subnet.emissionEnabled());
    subnet.symbol().ifPresent(symbol -> describe(state, netuid, subnet.name(), symbol));
    if (subnet.started()) {
      s.firstEmissionBlockNumber.put(state, netuid, 1L);
      s.subtokenEnabled.put(state, netuid, true);
    }
    subnet.hyperparameters().forEach((name, value) -> set(state, netuid, name, value));
  }

  private void describe(State state, NetUid netuid, String name, String symbol) {
    byte[] none = {};
    s.subnetIdentitiesV3.put(
        state, netuid, new SubnetIdentity(text(name), none, none, none, none, none, none, none));
    s.tokenSymbol.put(state, netuid, text(symbol));
    s.subnetEmaTaoFlow.put(state, netuid, new FlowEma(0, BigInteger.ZERO));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Stores a hyperparameter by the name of its storage item; some hold for the whole chain. */
  @SuppressWarnings("unchecked")
  private void set(State state, NetUid netuid, String name, long value) {
    for (StorageItem<?> item : s.storage()) {
      if (!item.name().equals(name)) {
        continue;
      }
      if (item instanceof StorageMap<?, ?> map && map.keys().get(0).type().equals(Types.NETUID)) {
        ((StorageMap<NetUid, Object>) map).put(state, netuid, boxed(name, item.value(), value));
        return;
      }
      if (item instanceof StorageValue<?> global) {
        ((StorageValue<Object>) global).put(state, boxed(name, item.value(), value));
        return;
      }
    }
    throw new IllegalArgumentException("hyperparameter refused: no storage item is named " + name);
  }

  private static Object boxed(String name, Type<?> type, long value) {
    long least = type.equals(Types.I16) ? Short.MIN_VALUE : 0;
    long most = LARGEST.getOrDefault(type, Long.MAX_VALUE);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "hyperparameter refused: "
              + name
              + " is "
              + value
              + "; needed: "
              + least
              + " to "
              + most);
    }
    if (type.equals(Types.BOOL)) {
      return value == 1;
    }
    if (type.equals(Types.RAO)) {
      return Rao.of(value);
    }
    if (type.equals(Types.U16) || type.equals(Types.U8) || type.equals(Types.I16)) {
      return Math.toIntExact(value);
    }
    if (type.equals(Types.U64) || type.equals(Types.U32)) {
      return value;
    }
    throw new IllegalArgumentException(
        "hyperparameter refused: " + name + " does not take the plain number " + value);
  }
}
