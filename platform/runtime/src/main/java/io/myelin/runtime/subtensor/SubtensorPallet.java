package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.RAO;
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
import io.myelin.runtime.frame.Guard;
import io.myelin.runtime.frame.Hooks;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Pallet 7: ties its parts together; the calls are declared by group. */
public final class SubtensorPallet extends SubtensorEvents implements Hooks {
  private final Registration registration;
  private final Coinbase coinbase;
  private final Guards guards;
  private final Invariants invariants;
  private final BlockInvariants blockInvariants;
  private final GenesisState genesis;
  private final SyntheticNeurons synthetic;
  private final StakePools pools;
  private final SystemPallet system;
  private final Subnets subnetBook;
  private final Schedule schedule;
  private final Children children;
  private final HotkeySwap hotkeySwap;

  public SubtensorPallet(SystemPallet system, Currency currency) {
    super(7, "SubtensorModule");
    constant("InitialStartCallDelay", U64, 0L);
    constant("KeySwapCost", RAO, HotkeySwap.COST);
    constant("MinTempo", U16, 360);
    constant("MaxTempo", U16, 50_400);
    constant("MinActivityCutoffFactorMilli", U32, 1_000L);
    constant("MaxActivityCutoffFactorMilli", U32, 50_000L);
    constant("MaxEpochsPerBlock", U8, 2);
    this.system = system;
    currency.mirrorIssuance(totalIssuance);
    pools = new StakePools(this);
    Vault vault = new Vault(this, currency);
    schedule = new Schedule(this);
    Uids uidBook = new Uids(this);
    registration = new Registration(this, currency, uidBook, schedule);
    ChildLinks links = new ChildLinks(this);
    children = new Children(this, links);
    Identities identities = new Identities(this);
    subnetBook = new Subnets(this, currency, registration, uidBook, identities, children);
    hotkeySwap = new HotkeySwap(this, currency, registration, new HotkeyItems(this, links, pools));
    Takes takes = new Takes(this);
    Serving serving = new Serving(this);
    WeightCalls weightCalls = new WeightCalls(this, schedule);
    EpochClose close =
        new EpochClose(
            this,
            new EpochInputs(this, schedule, weightCalls),
            new EpochPayout(this, vault, pools));
    coinbase = new Coinbase(this, currency, vault, schedule, close);
    guards = new Guards(this, weightCalls, schedule, serving, subnetBook, takes);
    invariants = new Invariants(this, system, currency, pools);
    blockInvariants = new BlockInvariants(this, system, currency, pools, invariants);
    genesis = new GenesisState(this, subnetBook, registration);
    synthetic = new SyntheticNeurons(registration, uidBook, vault, pools, currency);
    StakeSteps steps = new StakeSteps(this, vault, pools, children);
    StakeDeclarations.declare(
        this,
        new Staking(this, currency, steps),
        new StakeMoves(this, steps),
        new StakeExits(this, steps));
    WeightDeclarations.declare(this, weightCalls);
    MembershipDeclarations.declare(
        this, registration, new RootRegistration(this, registration, uidBook), subnetBook, serving);
    KeyDeclarations.declare(this, takes, children, identities, hotkeySwap);
    unsupportedCalls(
        "unsupported-calls.txt", SubtensorTypeNames.NAMES, error("DisabledTemporarily"));
  }

  /** Writes block 0. */
  public void genesis(State state, GenesisConfig config) {
    genesis.write(state, config);
  }

  /** Puts neurons with stake on a subnet, for measurements. */
  public void fill(BlockContext context, NetUid netuid, List<AccountId> hotkeys) {
    synthetic.add(context, netuid, hotkeys);
  }

  @Override
  public void onInitialize(BlockContext context) {
    hotkeySwap.beginBlock(context.state(), context.block());
    registration.beginBlock(context.state(), context.block());
    coinbase.run(context);
    children.applyPending(context);
  }

  @Override
  public void checkInvariants(State after, long block) {
    blockInvariants.check(after, block);
  }

  @Override
  public void checkAll(StateView state, long block) {
    invariants.check(state, block);
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

  /** Whether a hotkey has a uid on any subnet. */
  boolean isMemberAnywhere(StateView state, AccountId hotkey) {
    return isNetworkMember.entries(state, hotkey).stream().anyMatch(entry -> entry.value());
  }

  /** Hotkeys by uid. */
  public List<AccountId> hotkeys(StateView state, NetUid netuid) {
    return IntStream.range(0, subnetworkN.get(state, netuid))
        .mapToObj(uid -> keys.get(state, netuid, uid))
        .toList();
  }

  /** The uid of the owner's hotkey, when it is registered. */
  OptionalInt ownerUid(StateView state, NetUid netuid) {
    return subnetOwnerHotkey
        .find(state, netuid)
        .flatMap(hotkey -> uids.find(state, netuid, hotkey))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** Whether a hotkey may weigh: the owner's, or one with enough stake weight (weights.md 1). */
  boolean hasStakeToWeigh(StateView state, AccountId hotkey, NetUid netuid) {
    boolean ownersOwn =
        subnetOwnerHotkey.find(state, netuid).filter(hotkey::equals).isPresent()
            && uids.contains(state, netuid, hotkey);
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
