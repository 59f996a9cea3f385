package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.balances.BalancesPallet.TransferAll;
import io.myelin.runtime.balances.BalancesPallet.TransferAllowDeath;
import io.myelin.runtime.balances.BalancesPallet.TransferKeepAlive;
import io.myelin.runtime.extrinsic.MultiAddress;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetSubnetEmissionEnabled;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetTempo;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.KeyCalls;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import io.myelin.runtime.system.SudoPallet.SudoCall;
import io.myelin.runtime.system.SystemPallet.Remark;
import io.myelin.runtime.system.TimestampPallet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** People who send whatever comes to their mind: every supported call, and bytes that are none. */
final class Actors {
  static final List<String> COLDKEYS = List.of("//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie");
  private static final int HOTKEYS = 3;
  private final TestChain chain;
  private final Random random;
  private final List<byte[]> sent = new ArrayList<>();
  private final List<Supplier<Record>> kinds =
      List.of(
          () -> new Calls.AddStake(hotkey(), netuid(), amount()),
          () -> new Calls.AddStake(hotkey(), netuid(), amount()),
          () -> new Calls.RemoveStake(hotkey(), netuid(), amount()),
          () -> new Calls.RemoveStake(hotkey(), netuid(), Rao.tao(1_000_000)),
          () -> new Calls.AddStakeLimit(hotkey(), netuid(), amount(), price(), below(2) == 0),
          () -> new Calls.RemoveStakeLimit(hotkey(), netuid(), amount(), price(), below(2) == 0),
          () -> new Calls.RemoveStakeFullLimit(hotkey(), netuid(), Optional.of(price())),
          () -> new Calls.RemoveStakeFullLimit(hotkey(), netuid(), Optional.empty()),
          () -> new Calls.UnstakeAll(hotkey()),
          () -> new Calls.UnstakeAllAlpha(hotkey()),
          () -> new Calls.BurnedRegister(netuid(), hotkey()),
          () -> new Calls.BurnedRegister(netuid(), hotkey()),
          () -> new Calls.RegisterNetwork(hotkey()),
          () -> new Calls.StartCall(netuid()),
          () -> new Calls.TryAssociateHotkey(hotkey()),
          () -> new Calls.RegisterLimit(netuid(), hotkey(), amount().value()),
          () -> new Calls.RootRegister(hotkey()),
          () -> new Calls.RegisterNetworkWithIdentity(hotkey(), Optional.empty()),
          () -> new TransferAllowDeath(address(), amount()),
          () -> new TransferKeepAlive(address(), amount()),
          () -> new TransferAll(address(), below(2) == 0),
          () -> new Remark(someBytes(40)));
  private final List<Supplier<Record>> hotkeyKinds =
      List.of(
          () -> new Calls.SetWeights(netuid(), words(), words(), below(2)),
          () -> new Calls.SetMechanismWeights(netuid(), below(3), words(), words(), 0),
          () ->
              new Calls.CommitMechanismWeights(netuid(), below(2), Hashes.blake2b256(someBytes(8))),
          () -> new Calls.RevealWeights(netuid(), words(), words(), words(), 0),
          () -> new Calls.RevealMechanismWeights(netuid(), 0, words(), words(), words(), 0),
          this::axon);

  Actors(TestChain chain, long seed) {
    this.chain = chain;
    this.random = new Random(seed);
  }

  /** All hotkeys that actors know. */
  static List<AccountId> hotkeys(TestChain chain) {
    return COLDKEYS.stream()
        .flatMap(
            coldkey -> IntStream.range(0, HOTKEYS).mapToObj(i -> chain.id(coldkey + "//h" + i)))
        .toList();
  }

  /** Queues a few extrinsics; returns how many of them are well made. */
  int act() {
    int good = 0;
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(9)) {
        case 0 -> chain.inject(hostile());
        case 1 -> good += send("//Alice", new SudoCall(chain.call(rootCall())));
        case 2 -> good += send(any(COLDKEYS), new SudoCall(chain.call(rootCall())));
        case 3 -> good += send(hotkeyName(), any(hotkeyKinds).get());
        case 4 -> good += move(any(COLDKEYS));
        case 5 -> good += keyCall(any(COLDKEYS));
        default -> good += send(any(COLDKEYS), any(kinds).get());
      }
    }
    return good;
  }

  /** Stake that the coldkey has goes somewhere. */
  private int move(String coldkey) {
    var held = chain.runtime.queries().stakes(chain.state, chain.id(coldkey));
    if (held.isEmpty()) {
      return 0;
    }
    var from = any(held);
    AccountId hotkey = from.hotkey();
    NetUid at = from.netuid();
    Rao part = Rao.of((long) (random.nextDouble() * 1.2 * from.value().value()));
    return send(
        coldkey,
        switch (random.nextInt(4)) {
          case 0 -> new Calls.MoveStake(hotkey, hotkey(), at, netuid(), part);
          case 1 -> new Calls.TransferStake(coldkey(), hotkey, at, netuid(), part);
          case 2 -> new Calls.SwapStake(hotkey, at, netuid(), part);
          default -> new Calls.SwapStakeLimit(hotkey, at, netuid(), part, price(), below(2) == 0);
        });
  }

  /** Only what a pool would let in: it validates each extrinsic alone. */
  private int send(String signer, Record call) {
    byte[] bytes = chain.bytes(call);
    if (!chain.wouldEnter(signer, bytes)) {
      return 0;
    }
    sent.add(chain.submit(signer, random.nextInt(4), bytes));
    return 1;
  }

  private Record rootCall() {
    return switch (random.nextInt(5)) {
      case 0 -> new SetTempo(netuid(), random.nextInt(4) == 0 ? 0 : 5 + random.nextInt(30));
      case 1 -> new SudoCall(chain.call(new SetTempo(netuid(), 1)));
      case 2 -> new TimestampPallet.Set(random.nextLong());
      case 3 -> any(kinds).get();
      default -> new SetSubnetEmissionEnabled(netuid(), random.nextBoolean());
    };
  }

  /** Bytes that belong into no block. */
  private byte[] hostile() {
    byte[] remark = chain.bytes(new Remark(new byte[] {1}));
    return switch (random.nextInt(8)) {
      case 0 -> someBytes(200);
      case 1 -> sent.isEmpty() ? new byte[0] : any(sent); // once more
      case 2 -> flipped(sent.isEmpty() ? someBytes(120) : any(sent));
      case 3 -> chain.runtime.inherents(random.nextLong(1L << 60)).get(0);
      case 4 -> chain.signed("//Bob", 1 + random.nextInt(1 << 30), 0, remark);
      case 5 -> chain.signed("//Poor", 0, 0, remark);
      case 6 -> chain.signed("//Bob", 0, Long.MAX_VALUE, remark);
      default -> chain.signed("//Bob", 0, 0, nested(remark));
    };
  }

  private byte[] nested(byte[] inner) {
    ScaleWriter out = new ScaleWriter();
    for (int depth = random.nextInt(2000); depth > 0; depth--) {
      out.u8(12).u8(0);
    }
    return out.bytes(inner).toByteArray();
  }

  private byte[] flipped(byte[] extrinsic) {
    byte[] copy = extrinsic.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private Record axon() {
    BigInteger ip = new BigInteger(random.nextInt(129), random);
    return new Calls.ServeAxon(
        netuid(), random.nextInt(), ip, random.nextInt(65536), 4 + random.nextInt(3), 4, 0, 0);
  }

  private MultiAddress address() {
    return random.nextInt(6) == 0
        ? new MultiAddress(3, new byte[32])
        : MultiAddress.of(random.nextInt(3) == 0 ? chain.id(any(COLDKEYS)) : hotkey());
  }

  /** From 1 rao to 100,000 TAO, or nothing, or more than there can be. */
  private Rao amount() {
    return switch (random.nextInt(12)) {
      case 0 -> Rao.ZERO;
      case 1 -> Rao.of(Long.MAX_VALUE);
      default -> Rao.of(1 + (long) (random.nextDouble() * Math.pow(10, random.nextInt(2, 15))));
    };
  }

  /** Around one TAO for one alpha, where what a limit does changes. */
  private long price() {
    return Rao.PER_TAO - 1 + below(3);
  }

  private List<Integer> words() {
    return IntStream.range(0, random.nextInt(5)).map(i -> random.nextInt(8)).boxed().toList();
  }

  private byte[] someBytes(int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What only the owner of a hotkey may do. */
  private int keyCall(String coldkey) {
    AccountId own = own(coldkey);
    return send(
        coldkey,
        switch (random.nextInt(7)) {
          case 0 -> new KeyCalls.DecreaseTake(own, random.nextInt(13_000));
          case 1 -> new KeyCalls.IncreaseTake(own, random.nextInt(13_000));
          case 2 -> new KeyCalls.SetChildkeyTake(own, netuid(), random.nextInt(13_000));
          case 3, 4 -> new KeyCalls.SetChildren(own, netuid(), children());
          case 5 -> new KeyCalls.SwapHotkey(own, own(coldkey), somewhere());
          default ->
              new KeyCalls.SwapHotkeyV2(own, own(coldkey), somewhere(), random.nextBoolean());
        });
  }

  private AccountId own(String coldkey) {
    return chain.id(coldkey + "//h" + random.nextInt(HOTKEYS));
  }

  private List<ChildLink> children() {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> new ChildLink(random.nextLong() >>> 2, hotkey()))
        .toList();
  }

  private Optional<NetUid> somewhere() {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(netuid());
  }

  private NetUid netuid() {
    return new NetUid(random.nextInt(8) == 0 ? random.nextInt(5) : 1 + random.nextInt(2));
  }

  private AccountId hotkey() {
    return chain.id(hotkeyName());
  }

  private AccountId coldkey() {
    return chain.id(any(COLDKEYS));
  }

  private String hotkeyName() {
    return any(COLDKEYS) + "//h" + random.nextInt(HOTKEYS);
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
