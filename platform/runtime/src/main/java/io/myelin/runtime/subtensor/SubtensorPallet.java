package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.H256;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U128;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.consensus.StakeStep;
import io.myelin.consensus.fixed.Wide;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.Guard;
import io.myelin.runtime.frame.Hooks;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Pallet 7: declares the calls and ties the parts together. */
public final class SubtensorPallet extends SubtensorEvents implements Hooks {
  private static final Type<List<Integer>> U16S = Types.vec(U16);
  private final Registration registration;
  private final Coinbase coinbase;
  private final Guards guards;
  private final Invariants invariants;
  private final GenesisState genesis;
  private final StakePools pools;
  private final SystemPallet system;
  private final Subnets subnetBook;
  private final Schedule schedule;

  public SubtensorPallet(SystemPallet system, Currency currency) {
    super(7, "SubtensorModule");
    constant("InitialStartCallDelay", U64, 0L);
    constant("KeySwapCost", RAO, Rao.of(100_000_000));
    this.system = system;
    currency.mirrorIssuance(totalIssuance);
    pools = new StakePools(this);
    Vault vault = new Vault(this, currency);
    schedule = new Schedule(this);
    Uids uidBook = new Uids(this);
    registration = new Registration(this, currency, uidBook);
    subnetBook = new Subnets(this, currency, registration, uidBook);
    Serving serving = new Serving(this);
    WeightCalls weightCalls = new WeightCalls(this, schedule);
    EpochClose close =
        new EpochClose(
            this,
            new EpochInputs(this, schedule, weightCalls),
            new EpochPayout(this, vault, pools));
    coinbase = new Coinbase(this, currency, vault, schedule, close);
    guards = new Guards(this, weightCalls, schedule, serving, subnetBook);
    invariants = new Invariants(this, system, currency, pools);
    genesis = new GenesisState(this, subnetBook, registration);
    declareStake(new Staking(this, currency, vault, pools));
    declareWeights(weightCalls);
    declareMembership(subnetBook, serving);
    unsupportedCalls(
        "unsupported-calls.txt", SubtensorTypeNames.NAMES, error("DisabledTemporarily"));
  }

  private void declareStake(Staking staking) {
    call(2, "add_stake", Calls.AddStake.class, Pays.YES, staking::add, ACCOUNT, NETUID, RAO);
    call(
        3,
        "remove_stake",
        Calls.RemoveStake.class,
        Pays.YES,
        staking::remove,
        ACCOUNT,
        NETUID,
        RAO);
  }

  private void declareWeights(WeightCalls weightCalls) {
    call(
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
    call(
        96,
        "commit_weights",
        Calls.CommitWeights.class,
        Pays.NO,
        (c, o, a) ->
            weightCalls.commit(
                c, o, new Calls.CommitMechanismWeights(a.netuid(), 0, a.commitHash())),
        NETUID,
        H256);
    call(
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
    call(
        115,
        "commit_mechanism_weights",
        Calls.CommitMechanismWeights.class,
        Pays.NO,
        weightCalls::commit,
        NETUID,
        U8,
        H256);
    call(
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
    call(
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

  private void declareMembership(Subnets subnetBook, Serving serving) {
    call(
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
    call(
        7,
        "burned_register",
        Calls.BurnedRegister.class,
        Pays.YES,
        registration::burned,
        NETUID,
        ACCOUNT);
    call(
        59,
        "register_network",
        Calls.RegisterNetwork.class,
        Pays.YES,
        subnetBook::register,
        ACCOUNT);
    call(
        91,
        "try_associate_hotkey",
        Calls.TryAssociateHotkey.class,
        Pays.YES,
        (c, o, a) -> {
          if (!owner.contains(c.state(), a.hotkey())) {
            registration.link(c.state(), Origins.signed(o), a.hotkey());
          }
        },
        ACCOUNT);
    call(92, "start_call", Calls.StartCall.class, Pays.YES, subnetBook::start, NETUID);
  }

  static Calls.RevealMechanismWeights mechanism(Calls.RevealWeights a) {
    return new Calls.RevealMechanismWeights(
        a.netuid(), 0, a.uids(), a.values(), a.salt(), a.versionKey());
  }

  /** Writes block 0. */
  public void genesis(State state, GenesisConfig config) {
    genesis.write(state, config);
  }

  @Override
  public void onInitialize(BlockContext context) {
    registration.beginBlock(context.state(), context.block());
    coinbase.run(context);
  }

  @Override
  public void checkInvariants(State after, long block) {
    invariants.check(after, block);
  }

  public Guard guard() {
    return guards;
  }

  Invariants invariants() {
    return invariants;
  }

  StakePools pools() {
    return pools;
  }

  Schedule schedule() {
    return schedule;
  }

  /** Existing subnets with root, ascending. */
  public List<NetUid> existing(StateView state) {
    return networksAdded.entries(state).stream().map(e -> e.key()).sorted().toList();
  }

  /** What a coldkey could take back from a hotkey on a subnet now. */
  public Rao stake(StateView state, AccountId hotkey, AccountId coldkey, NetUid netuid) {
    return pools.value(state, hotkey, coldkey, netuid);
  }

  /** What a new subnet costs as of the block that left this state. */
  public Rao lockCost(StateView state) {
    return subnetBook.lockCost(state, system.number.get(state));
  }

  public long blockNumber(StateView state) {
    return system.number.get(state);
  }

  /** Existing subnets without root, in trie order. */
  public List<NetUid> subnets(StateView state) {
    return networksAdded.entries(state).stream()
        .filter(e -> e.value() && !e.key().isRoot())
        .map(e -> e.key())
        .toList();
  }

  /** Hotkeys by uid. */
  public List<AccountId> hotkeys(StateView state, NetUid netuid) {
    return IntStream.range(0, subnetworkN.get(state, netuid))
        .mapToObj(uid -> keys.get(state, netuid, uid))
        .toList();
  }

  /** The uid of the owner's hotkey, when it is registered. */
  OptionalInt ownerUid(StateView state, NetUid netuid) {
    return uids.find(state, netuid, subnetOwnerHotkey.get(state, netuid))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** Whether a hotkey may weigh: the owner's, or one with enough stake weight (weights.md 1). */
  boolean hasStakeToWeigh(StateView state, AccountId hotkey, NetUid netuid) {
    boolean ownersOwn =
        hotkey.equals(subnetOwnerHotkey.get(state, netuid)) && uids.contains(state, netuid, hotkey);
    long weight =
        Wide.toU64(
            StakeStep.weight(
                totalHotkeyAlpha.get(state, hotkey, netuid).value(),
                totalHotkeyAlpha.get(state, hotkey, NetUid.ROOT).value(),
                StakeStep.taoWeight(taoWeight.get(state))),
            64);
    return ownersOwn || Long.compareUnsigned(weight, stakeThreshold.get(state)) >= 0;
  }
}
