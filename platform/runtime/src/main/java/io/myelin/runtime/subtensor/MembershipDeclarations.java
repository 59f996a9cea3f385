package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U128;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.type.Types;

/** The calls by which neurons and subnets come to be (extrinsics.md 2). */
final class MembershipDeclarations {
  private MembershipDeclarations() {}

  static void declare(
      SubtensorPallet s,
      Registration registration,
      RootRegistration root,
      Subnets subnetBook,
      Serving serving) {
    s.call(
        4,
        "serve_axon",
        Calls.ServeAxon.class,
        Pays.NO,
        serving::serve,
        NETUID,
        U32,
        U128,
        U16,
        U8,
        U8,
        U8,
        U8);
    s.call(
        7,
        "burned_register",
        Calls.BurnedRegister.class,
        Pays.YES,
        registration::burned,
        NETUID,
        ACCOUNT);
    s.call(
        59,
        "register_network",
        Calls.RegisterNetwork.class,
        Pays.YES,
        subnetBook::register,
        ACCOUNT);
    s.call(62, "root_register", Calls.RootRegister.class, Pays.YES, root::register, ACCOUNT);
    s.call(
        79,
        "register_network_with_identity",
        Calls.RegisterNetworkWithIdentity.class,
        Pays.YES,
        subnetBook::registerNamed,
        ACCOUNT,
        Types.option(SubtensorTypes.SUBNET_IDENTITY));
    s.call(
        91,
        "try_associate_hotkey",
        Calls.TryAssociateHotkey.class,
        Pays.YES,
        (c, o, a) -> {
          if (!s.owner.contains(c.state(), a.hotkey())) {
            registration.link(c.state(), Origins.signed(o), a.hotkey());
          }
        },
        ACCOUNT);
    s.call(92, "start_call", Calls.StartCall.class, Pays.YES, subnetBook::start, NETUID);
    s.call(
        134,
        "register_limit",
        Calls.RegisterLimit.class,
        Pays.YES,
        registration::limited,
        NETUID,
        ACCOUNT,
        U64);
  }
}
