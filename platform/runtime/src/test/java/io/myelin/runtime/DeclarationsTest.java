package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.CallDef;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.EventDef;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.StorageItem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The declared surface is the wire contract: nothing missing, nothing twice. */
class DeclarationsTest {
  private final List<Pallet> pallets = new StandardRuntime().pallets();
  private final Pallet subtensor = pallet("SubtensorModule");
  private final Pallet admin = pallet("AdminUtils");

  @Test
  void shouldDeclareEveryStorageItemThenOursThenWhatCameSince() {
    List<String> names = subtensor.storage().stream().map(StorageItem::name).toList();
    assertEquals(227, new HashSet<>(names).size());
    assertEquals("MinActivityCutoff", names.get(0));
    assertEquals("PendingChildKeyCooldown", names.get(221));
    assertEquals(List.of("DefaultSubnetMechanism", "AllowLoopbackAxons"), names.subList(222, 224));
    assertEquals(
        List.of("SubnetEpochConsensus", "CollateralLockShare", "MinerCollateral"),
        names.subList(224, 227));
  }

  @Test
  void shouldDeclareWhatWalletsReadOfTheOtherPalletsWithTheBytesOfNothing() {
    assertEquals("0x00", fallback("System", "Digest"));
    assertEquals("0x00", fallback("Timestamp", "DidUpdate"));
    assertEquals(
        "0x000064a7b3b6e00d0000000000000000", fallback("TransactionPayment", "NextFeeMultiplier"));
    assertEquals("0x00", fallback("Balances", "Locks"));
    assertEquals("0x00", fallback("Balances", "Reserves"));
    assertEquals("0x00", fallback("SubtensorModule", "SubnetEpochConsensus"));
    assertEquals("0x0000", fallback("SubtensorModule", "CollateralLockShare"));
  }

  @Test
  void shouldPublishTheConstantsThatClientsRead() {
    assertEquals("0x0000000000000000", constant("SubtensorModule", "InitialStartCallDelay"));
    assertEquals("0x00e1f50500000000", constant("SubtensorModule", "KeySwapCost"));
    assertEquals("0x6801", constant("SubtensorModule", "MinTempo"));
    assertEquals("0xe0c4", constant("SubtensorModule", "MaxTempo"));
    assertEquals("0xe8030000", constant("SubtensorModule", "MinActivityCutoffFactorMilli"));
    assertEquals("0x50c30000", constant("SubtensorModule", "MaxActivityCutoffFactorMilli"));
    assertEquals("0x02", constant("SubtensorModule", "MaxEpochsPerBlock"));
    assertEquals("0xf401000000000000", constant("Balances", "ExistentialDeposit"));
    assertEquals("0xfa00000000000000", constant("Aura", "SlotDuration"));
    assertEquals("0x60090000", constant("System", "BlockHashCount"));
    assertEquals("0x2a00", constant("System", "SS58Prefix"));
  }

  @Test
  void shouldDeclareEveryEventOnce() {
    List<Integer> indices = subtensor.events().stream().map(EventDef::index).sorted().toList();
    assertEquals(IntStream.range(0, 137).boxed().toList(), indices);
    assertEquals(6, admin.events().stream().map(EventDef::index).distinct().count());
  }

  @Test
  void shouldDeclareEveryErrorOnce() {
    assertEquals(
        IntStream.range(0, 147).boxed().toList(),
        subtensor.errors().stream().map(ErrorDef::index).toList());
    assertEquals(14, admin.errors().size());
  }

  @Test
  void shouldDeclareEveryCallOnce() {
    assertEquals(79, subtensor.calls().stream().map(CallDef::index).distinct().count());
    assertEquals(79, subtensor.calls().size());
    assertEquals(82, admin.calls().stream().map(CallDef::index).distinct().count());
    assertEquals(82, admin.calls().size());
  }

  /** Wallets compose a call from the names of its arguments, and encode by their types. */
  @Test
  void shouldNameTheArgumentsOfStakeCallsAsWalletsDo() {
    String keys = "origin_hotkey: AccountId, destination_hotkey: AccountId, ";
    String subnets = "origin_netuid: u16, destination_netuid: u16, alpha_amount: u64";
    String place = "hotkey: AccountId, netuid: u16, ";
    String limit = ", limit_price: u64, allow_partial: bool";
    Map<Integer, String> expected =
        Map.of(
            83, "hotkey: AccountId",
            84, "hotkey: AccountId",
            85, keys + subnets,
            86, "destination_coldkey: AccountId, hotkey: AccountId, " + subnets,
            87, "hotkey: AccountId, " + subnets,
            88, place + "amount_staked: u64" + limit,
            89, place + "amount_unstaked: u64" + limit,
            90, "hotkey: AccountId, " + subnets + limit,
            103, place + "limit_price: Option<u64>");
    expected.forEach((index, arguments) -> assertEquals(arguments, arguments(index)));
  }

  private String arguments(int call) {
    return subtensor.calls().stream()
        .filter(def -> def.index() == call)
        .flatMap(def -> def.fields().stream())
        .map(field -> field.name().orElseThrow() + ": " + field.typeName())
        .collect(Collectors.joining(", "));
  }

  @Test
  void shouldDecodeAnUnsupportedCallAndSaySo() {
    TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));
    ScaleWriter destination = new ScaleWriter().u8(7).u8(114).u16(1);
    chain.submit("//Bob", destination.bytes(chain.id("//Bob//v").bytes()).toByteArray());
    BlockResult result = chain.block();
    assertEquals(List.of(), result.rejected());
    assertEquals(Optional.of(new DispatchError.Module(7, 133)), result.outcomes().get(1).failure());
    assertEquals("This call is not supported yet.", subtensor.errors().get(133).docs());
  }

  @Test
  void shouldReadAndWriteTheSameBytesForACallWithoutAJavaType() {
    CallDef<?> batch =
        subtensor.calls().stream().filter(c -> c.index() == 80).findFirst().orElseThrow();
    byte[] bytes = {4, 4, 4, 8, 0, 4, 12, 16, 4, 0};
    assertArrayEquals(bytes, roundTrip(batch, bytes));
  }

  private static <A extends Record> byte[] roundTrip(CallDef<A> call, byte[] bytes) {
    return call.codec().encode(call.codec().decode(bytes));
  }

  private String fallback(String pallet, String item) {
    return Hex.encode(
        pallet(pallet).storage().stream()
            .filter(s -> s.name().equals(item))
            .findFirst()
            .orElseThrow()
            .fallback()
            .orElseThrow());
  }

  private String constant(String pallet, String name) {
    return Hex.encode(
        pallet(pallet).constants().stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow()
            .encoded());
  }

  private Pallet pallet(String name) {
    return pallets.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
