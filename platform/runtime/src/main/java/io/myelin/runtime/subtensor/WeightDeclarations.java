package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.H256;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.List;

/** The calls that set, promise and show weights (extrinsics.md 2). */
final class WeightDeclarations {
  private static final Type<List<Integer>> U16S = Types.vec(U16);

  private WeightDeclarations() {}

  static void declare(SubtensorPallet s, WeightCalls weightCalls) {
    s.call(
        0,
        "set_weights",
        Calls.SetWeights.class,
        Pays.NO,
        (c, o, a) ->
            weightCalls.set(
                c,
                o,
                new Calls.SetMechanismWeights(
                    a.netuid(), 0, a.dests(), a.weights(), a.versionKey())),
        NETUID,
        U16S,
        U16S,
        U64);
    s.call(
        96,
        "commit_weights",
        Calls.CommitWeights.class,
        Pays.NO,
        (c, o, a) ->
            weightCalls.commit(
                c, o, new Calls.CommitMechanismWeights(a.netuid(), 0, a.commitHash())),
        NETUID,
        H256);
    s.call(
        97,
        "reveal_weights",
        Calls.RevealWeights.class,
        Pays.NO,
        (c, o, a) -> weightCalls.reveal(c, o, mechanism(a)),
        NETUID,
        U16S,
        U16S,
        U16S,
        U64);
    s.call(
        115,
        "commit_mechanism_weights",
        Calls.CommitMechanismWeights.class,
        Pays.NO,
        weightCalls::commit,
        NETUID,
        U8,
        H256);
    s.call(
        116,
        "reveal_mechanism_weights",
        Calls.RevealMechanismWeights.class,
        Pays.NO,
        weightCalls::reveal,
        NETUID,
        U8,
        U16S,
        U16S,
        U16S,
        U64);
    s.call(
        119,
        "set_mechanism_weights",
        Calls.SetMechanismWeights.class,
        Pays.NO,
        weightCalls::set,
        NETUID,
        U8,
        U16S,
        U16S,
        U64);
  }

  static Calls.RevealMechanismWeights mechanism(Calls.RevealWeights a) {
    return new Calls.RevealMechanismWeights(
        a.netuid(), 0, a.uids(), a.values(), a.salt(), a.versionKey());
  }
}
