package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.ChainIdentitySet;
import io.myelin.runtime.subtensor.SubtensorEvents.SubnetIdentitySet;
import io.myelin.runtime.subtensor.SubtensorTypes.ChainIdentity;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;

/** What coldkeys say of themselves and owners of their subnets (registration.md 7). */
final class Identities {
  private static final int SHORT = 256;
  private static final int LONG = 1024;
  private final SubtensorPallet s;

  Identities(SubtensorPallet s) {
    this.s = s;
  }

  void set(BlockContext context, Origin origin, KeyCalls.SetIdentity args) {
    AccountId coldkey = Origins.signed(origin);
    s.error("HotKeyNotRegisteredInNetwork").unless(hasNeuron(context.state(), coldkey));
    requireAtMost(SHORT, args.name(), args.url(), args.githubRepo(), args.discord());
    requireAtMost(LONG, args.image(), args.description(), args.additional());
    s.identitiesV2.put(
        context.state(),
        coldkey,
        new ChainIdentity(
            args.name(),
            args.url(),
            args.githubRepo(),
            args.image(),
            args.discord(),
            args.description(),
            args.additional()));
    context.emit(new ChainIdentitySet(coldkey));
  }

  void setSubnet(BlockContext context, Origin origin, KeyCalls.SetSubnetIdentity args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    s.error("NotSubnetOwner")
        .unless(s.subnetOwner.find(state, args.netuid()).filter(coldkey::equals).isPresent());
    put(
        context,
        args.netuid(),
        new SubnetIdentity(
            args.subnetName(),
            args.githubRepo(),
            args.subnetContact(),
            args.subnetUrl(),
            args.discord(),
            args.description(),
            args.logoUrl(),
            args.additional()));
  }

  /** Stores a subnet's identity when its fields are within their lengths. */
  void put(BlockContext context, NetUid netuid, SubnetIdentity identity) {
    requireAtMost(SHORT, identity.subnetName(), identity.discord());
    requireAtMost(
        LONG,
        identity.githubRepo(),
        identity.subnetContact(),
        identity.subnetUrl(),
        identity.description(),
        identity.logoUrl(),
        identity.additional());
    s.subnetIdentitiesV3.put(context.state(), netuid, identity);
    context.emit(new SubnetIdentitySet(netuid));
  }

  private boolean hasNeuron(StateView state, AccountId coldkey) {
    return s.ownedHotkeys.get(state, coldkey).stream()
        .anyMatch(hotkey -> s.isMemberAnywhere(state, hotkey));
  }

  private void requireAtMost(int bytes, byte[]... fields) {
    for (byte[] field : fields) {
      s.error("InvalidIdentity").unless(field.length <= bytes);
    }
  }
}
