package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.balances.BalancesPallet.TransferAllowDeath;
import io.myelin.runtime.extrinsic.MultiAddress;
import io.myelin.runtime.extrinsic.RuntimeCall;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubnetAccounts;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.system.SystemPallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A chain for scenarios: calls run at once in the current block, past the guards of the pool;
 * invariants are checked after each.
 */
final class Scene {
  static final NetUid TEXT = new NetUid(1);
  final TestChain chain;
  final SubtensorPallet s;
  private Journal journal = new Journal();

  /** A started text subnet without limits, with these settings changed. */
  Scene(Map<String, Long> settings) {
    this(TestChain.text(settings));
  }

  Scene(GenesisConfig.Subnet... subnets) {
    chain = new TestChain(TestChain.dev(subnets));
    s = pallet(SubtensorPallet.class);
    chain.block();
  }

  /** The name of the error the call ends with; empty when it succeeds. */
  String run(String signer, Record call) {
    return run(new Origin.Signed(id(signer)), call);
  }

  String run(Origin origin, Record call) {
    State state = new State(chain.state);
    String error = run(state, origin, call);
    keep(state);
    return error;
  }

  /** What {@link #run} would answer; nothing stays. */
  String would(String signer, Record call) {
    return would(new Origin.Signed(id(signer)), call);
  }

  String would(Origin origin, Record call) {
    return run(new State(chain.state), origin, call);
  }

  private String run(State state, Origin origin, Record call) {
    journal = new Journal();
    BlockContext context = new BlockContext(state, chain.height, id("//Alice"), journal);
    Optional<DispatchError> failure =
        context.attempt(() -> runtimeCall(call).dispatch(context, origin));
    return failure.map(this::name).orElse("");
  }

  String transfer(String from, String to, Rao amount) {
    return transfer(from, id(to), amount);
  }

  String transfer(String from, AccountId to, Rao amount) {
    return run(from, new TransferAllowDeath(MultiAddress.of(to), amount));
  }

  /** Registers fresh hotkeys {@code //Bob//0, //Bob//1 ...} of one coldkey. */
  void register(String coldkey, int count) {
    for (int i = 0; i < count; i++) {
      assertEquals("", run(coldkey, new Calls.BurnedRegister(TEXT, id(coldkey + "//" + i))));
    }
  }

  /** Runs until the block of this height. */
  void until(long height) {
    chain.until(height);
  }

  void blocks(int count) {
    chain.until(chain.height + count);
  }

  /** Changes state as no call could. */
  void edit(Consumer<State> change) {
    State state = new State(chain.state);
    change.accept(state);
    keep(state);
  }

  /** Raises both issuances for TAO that an edit brought in. */
  void issue(State state, Rao amount) {
    for (var counter : List.of(s.totalIssuance, pallet(BalancesPallet.class).totalIssuance)) {
      counter.put(state, counter.get(state).plus(amount));
    }
  }

  /** Gives the pool of a hotkey new TAO, as a dividend does. */
  void reward(String hotkey, NetUid netuid, Rao amount) {
    edit(
        state -> {
          s.totalHotkeyAlpha.update(state, id(hotkey), netuid, amount::plus);
          s.subnetAlphaOut.update(state, netuid, amount::plus);
          s.subnetTao.update(state, netuid, amount::plus);
          s.totalStake.put(state, s.totalStake.get(state).plus(amount));
          pallet(SystemPallet.class)
              .account
              .update(
                  state,
                  SubnetAccounts.of(netuid),
                  info -> info.withFree(info.data().free().plus(amount)));
          issue(state, amount);
        });
  }

  /** Events of the last call. */
  List<Record> events() {
    return journal.events().stream().map(Journal.Entry::event).toList();
  }

  AccountId id(String uri) {
    return chain.id(uri);
  }

  Rao free(String uri) {
    return chain.runtime.queries().balance(chain.state, id(uri)).free();
  }

  StateTrie state() {
    return chain.state;
  }

  long height() {
    return chain.height;
  }

  RuntimeCall runtimeCall(Record arguments) {
    return chain.call(arguments);
  }

  <P extends Pallet> P pallet(Class<P> type) {
    return chain.runtime.pallets().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private void keep(State state) {
    s.checkInvariants(state, chain.height);
    s.checkAll(state, chain.height);
    chain.state = chain.state.apply(state.changes());
  }

  private String name(DispatchError error) {
    if (!(error instanceof DispatchError.Module module)) {
      return error.getClass().getSimpleName();
    }
    return chain.runtime.pallets().stream()
        .filter(p -> p.index() == module.pallet())
        .flatMap(p -> p.errors().stream())
        .filter(e -> e.index() == module.error())
        .map(ErrorDef::name)
        .findFirst()
        .orElseThrow();
  }
}
