package io.myelin.runtime.subtensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageItem;
import io.myelin.runtime.storage.StorageItem.KeyPart;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A swap of a hotkey leaves nothing behind: what the declarations say is stored under accounts, or
 * holds them, is either moved or named here.
 */
class HotkeyItemsTest {
  /** Under hotkeys; where there are two accounts, the hotkey is the first. */
  private static final Set<String> UNDER_HOTKEYS =
      names(
          """
          Owner Delegates ChildkeyTake PendingChildKeys ChildKeys ParentKeys AlphaDividendsPerSubnet
          RootAlphaDividendsPerSubnet LastHotkeyEmissionOnNetuid AutoStakeDestinationColdkeys
          TotalHotkeyAlpha TotalHotkeyAlphaLastEpoch TotalHotkeySharesV2 AlphaV2 IsNetworkMember
          VotingPower Uids Axons NeuronCertificates Prometheus TransactionKeyLastBlock WeightCommits
          RootClaimable RootClaimed AutoParentDelegationEnabled LastRateLimitedBlock
          """);

  private static final Set<String> HOLD_HOTKEYS =
      names(
          """
          PendingChildKeys ChildKeys ParentKeys StakingHotkeys OwnedHotkeys AutoStakeDestination
          SubnetOwnerHotkey Keys
          """);

  private static final Set<String> UNDER_COLDKEYS =
      names(
          """
          LastHotkeySwapOnNetuid AccountFlags StakingHotkeys OwnedHotkeys AutoStakeDestination
          ColdkeySwapAnnouncements ColdkeySwapDisputes DecayingLock IdentitiesV2 RootClaimType
          StakingColdkeys SubnetLeaseShares
          """);

  private static final Set<String> HOLD_COLDKEYS =
      names("Owner SubnetOwner AutoStakeDestinationColdkeys StakingColdkeysByIndex");

  /** Legacy items, and those of calls that are not there yet. */
  private static final Set<String> NEVER_WRITTEN =
      names(
          """
          Alpha TotalHotkeyShares LastTxBlock LastTxBlockChildKeyTake LastTxBlockDelegateTake
          LastColdkeyHotkeyStakeBlock LoadedEmission Lock LockingColdkeys HotkeyLock
          DecayingHotkeyLock SubnetLeases MinerCollateral
          """);

  /** Committed under the old hotkey, and sealed (registration.md 6.1). */
  private static final Set<String> SEALED =
      names("TimelockedWeightCommits CRV3WeightCommits CRV3WeightCommitsV2");

  private static final NetUid TEXT = new NetUid(1);
  private static final AccountId COLD = account(1);
  private static final AccountId OLD = account(2);
  private static final AccountId NEW = account(3);
  private final SystemPallet system = new SystemPallet();
  private final Currency currency = new Currency(system);
  private final BalancesPallet balances = new BalancesPallet(currency);
  private final SubtensorPallet s = new SubtensorPallet(system, currency);

  @Test
  void shouldKnowOfEveryItemWithAccountsWhetherTheyAreHotkeys() {
    Set<String> keyed = new TreeSet<>();
    Set<String> holding = new TreeSet<>();
    for (StorageItem<?> item : s.storage()) {
      if (item.keys().stream().anyMatch(part -> hasAccount(part.type().shape()))) {
        keyed.add(item.name());
      }
      if (hasAccount(item.value().shape())) {
        holding.add(item.name());
      }
    }
    keyed.removeAll(NEVER_WRITTEN);
    holding.removeAll(NEVER_WRITTEN);
    holding.removeAll(SEALED);
    assertEquals(union(UNDER_HOTKEYS, UNDER_COLDKEYS), keyed);
    assertEquals(union(HOLD_HOTKEYS, HOLD_COLDKEYS), holding);
  }

  @Test
  void shouldLeaveNoTraceOfTheOldHotkeyAnywhere() {
    State state = new State(StateTrie.EMPTY);
    s.networksAdded.put(state, NetUid.ROOT, true);
    s.networksAdded.put(state, TEXT, true);
    Rao money = Rao.tao(1);
    system.account.put(state, COLD, AccountInfo.EMPTY.withFree(money));
    s.totalIssuance.put(state, money);
    balances.totalIssuance.put(state, money);
    for (StorageItem<?> item : s.storage()) {
      if (UNDER_HOTKEYS.contains(item.name())) {
        fill(state, item, OLD, COLD);
      }
      if (HOLD_HOTKEYS.contains(item.name())) {
        fill(state, item, COLD, OLD);
      }
    }
    swap(state);
    Set<String> found = new TreeSet<>();
    for (StorageItem<?> item : s.storage()) {
      for (StateEntry entry : entries(state, item)) {
        String text = Hex.encode(Hashes.concat(entry.key(), entry.value()));
        assertTrue(!text.contains(Hex.encodeBare(OLD.bytes())), item.name());
        if (text.contains(Hex.encodeBare(NEW.bytes()))) {
          found.add(item.name());
        }
      }
    }
    assertEquals(union(UNDER_HOTKEYS, HOLD_HOTKEYS), found);
  }

  private void swap(State state) {
    BlockContext context = new BlockContext(state, 9, COLD, new Journal());
    new HotkeySwap(
            s,
            currency,
            new Registration(s, currency, new Uids(s), s.schedule()),
            new HotkeyItems(s, new ChildLinks(s), s.pools()))
        .swap(
            context,
            new Origin.Signed(COLD),
            new KeyCalls.SwapHotkeyV2(OLD, NEW, Optional.empty(), false));
  }

  /** Writes an entry: the first account of the key, the others, and those in the value. */
  private void fill(State state, StorageItem<?> item, AccountId first, AccountId other) {
    if (item == s.lastRateLimitedBlock) {
      for (int tag = 3; tag < 6; tag++) {
        s.lastRateLimitedBlock.put(state, new RateLimitKey.LastTxBlock(tag, first), 1L);
      }
      return;
    }
    ScaleWriter key = new ScaleWriter().bytes(prefix(item));
    boolean named = false;
    for (KeyPart<?> part : item.keys()) {
      boolean account = hasAccount(part.type().shape());
      ScaleWriter encoded = new ScaleWriter();
      sample(encoded, part.type().shape(), named ? other : first);
      named |= account;
      key.bytes(part.hasher().apply(encoded.toByteArray()));
    }
    ScaleWriter value = new ScaleWriter();
    sample(value, item.value().shape(), other);
    item.value().codec().decode(value.toByteArray());
    state.put(key.toByteArray(), value.toByteArray());
  }

  /** Ones, lists of one, and the account where there is one. */
  private static void sample(ScaleWriter out, TypeShape shape, AccountId account) {
    if (shape.equals(Types.ACCOUNT.shape())) {
      out.bytes(account.bytes());
    } else if (shape instanceof TypeShape.Composite composite) {
      composite.fields().forEach(field -> sample(out, field.type(), account));
    } else if (shape instanceof TypeShape.Tuple tuple) {
      tuple.items().forEach(item -> sample(out, item, account));
    } else if (shape instanceof TypeShape.Sequence sequence) {
      out.compact(1);
      sample(out, sequence.item(), account);
    } else if (shape instanceof TypeShape.Array array) {
      for (int i = 0; i < array.length(); i++) {
        sample(out, array.item(), account);
      }
    } else if (shape instanceof TypeShape.Primitive primitive) {
      int bits =
          primitive.name().equals("bool") ? 8 : Integer.parseInt(primitive.name().substring(1));
      out.u8(1).bytes(new byte[bits / 8 - 1]);
    } else {
      throw new IllegalStateException("no sample of " + shape);
    }
  }

  private static boolean hasAccount(TypeShape shape) {
    if (shape.equals(Types.ACCOUNT.shape())) {
      return true;
    }
    List<TypeShape> parts = new ArrayList<>();
    if (shape instanceof TypeShape.Composite composite) {
      composite.fields().forEach(field -> parts.add(field.type()));
    } else if (shape instanceof TypeShape.Tuple tuple) {
      parts.addAll(tuple.items());
    } else if (shape instanceof TypeShape.Sequence sequence) {
      parts.add(sequence.item());
    } else if (shape instanceof TypeShape.Array array) {
      parts.add(array.item());
    } else if (shape instanceof TypeShape.Variant variant) {
      variant.cases().forEach(c -> c.fields().forEach(field -> parts.add(field.type())));
    }
    return parts.stream().anyMatch(HotkeyItemsTest::hasAccount);
  }

  private static List<StateEntry> entries(State state, StorageItem<?> item) {
    List<StateEntry> out = new ArrayList<>();
    state.scan(prefix(item)).forEachRemaining(out::add);
    return out;
  }

  private static byte[] prefix(StorageItem<?> item) {
    return Hashes.concat(twox(item.pallet()), twox(item.name()));
  }

  private static byte[] twox(String name) {
    return Hashes.twox(name.getBytes(StandardCharsets.UTF_8), 16);
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  private static Set<String> names(String words) {
    return new TreeSet<>(Arrays.asList(words.strip().split("\\s+")));
  }

  private static AccountId account(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) (0x70 + fill));
    return AccountId.of(bytes);
  }
}
