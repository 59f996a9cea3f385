package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardMetadataTest {
  private final TestChain chain = new TestChain(TestChain.dev());

  @Test
  void shouldServeTheSameMetadataThroughEveryDoor() {
    byte[] v14 = chain.runtime.metadata(14).orElseThrow();
    byte[] v15 = chain.runtime.metadata(15).orElseThrow();
    assertArrayEquals(v14, new ScaleReader(api("Metadata_metadata", "")).lengthPrefixed());
    ScaleReader some = new ScaleReader(api("Metadata_metadata_at_version", "0x0f000000"));
    assertTrue(some.bool());
    assertArrayEquals(v15, some.lengthPrefixed());
    assertArrayEquals(new byte[] {0}, api("Metadata_metadata_at_version", "0x10000000"));
    assertEquals("0x080e0000000f000000", Hex.encode(api("Metadata_metadata_versions", "")));
    assertTrue(chain.runtime.metadata(16).isEmpty());
  }

  @Test
  void shouldNumberTypesFromZeroWithoutGapsAndNameOnlyKnownOnes() {
    for (int version : List.of(14, 15)) {
      MetadataScan scan = MetadataScan.of(chain.runtime.metadata(version).orElseThrow());
      assertTrue(scan.types() > 100, "types: " + scan.types());
      assertTrue(
          scan.highestIdUsed() < scan.types(),
          "id " + scan.highestIdUsed() + " used, " + scan.types() + " types");
      assertEquals(
          List.of(
              "System",
              "Timestamp",
              "Aura",
              "Balances",
              "TransactionPayment",
              "SubtensorModule",
              "Sudo",
              "AdminUtils"),
          scan.pallets());
      assertEquals("CheckNonZeroSender", scan.extensions().get(0));
      assertEquals(13, scan.extensions().size());
    }
  }

  /** polkadot.js refuses the whole metadata when one of these has no parameters. */
  @Test
  void shouldNameTheParametersClientsFindTypesBy() {
    Map<String, List<String>> parameters =
        MetadataScan.of(chain.runtime.metadata(15).orElseThrow()).parameters();
    assertEquals(List.of("T"), parameters.get("BTreeSet"));
    assertEquals(List.of("K", "V"), parameters.get("BTreeMap"));
    assertEquals(List.of("T"), parameters.get("Option"));
    assertEquals(List.of("T", "E"), parameters.get("Result"));
    assertEquals(List.of("E", "T"), parameters.get("frame_system::EventRecord"));
    assertEquals(
        List.of("AccountId", "AccountIndex"),
        parameters.get("sp_runtime::multiaddress::MultiAddress"));
    assertEquals(
        List.of("Address", "Call", "Signature", "Extra"),
        parameters.get("sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic"));
  }

  /** The SDK decodes the calls of a block by these names and fails where one is missing. */
  @Test
  void shouldNameTheTypeOfEveryField() {
    for (int version : List.of(14, 15)) {
      Map<String, Optional<String>> names =
          MetadataScan.of(chain.runtime.metadata(version).orElseThrow()).typeNames();
      assertTrue(names.size() > 1000, names.size() + " fields");
      names.forEach(
          (field, name) -> assertFalse(name.orElse("").isBlank(), field + " has no type name"));
    }
  }

  @Test
  void shouldWriteTypeNamesAsTheSpecificationDoes() {
    Map<String, Optional<String>> names =
        MetadataScan.of(chain.runtime.metadata(15).orElseThrow()).typeNames();
    Map.ofEntries(
            Map.entry("pallet_subtensor::pallet::Call.add_stake.hotkey", "AccountId"),
            Map.entry("pallet_subtensor::pallet::Call.add_stake.netuid", "u16"),
            Map.entry("pallet_subtensor::pallet::Call.add_stake.amount_staked", "u64"),
            Map.entry("pallet_subtensor::pallet::Call.set_weights.dests", "Vec<u16>"),
            Map.entry("pallet_subtensor::pallet::Call.commit_weights.commit_hash", "H256"),
            Map.entry("pallet_subtensor::pallet::Call.claim_root.subnets", "BTreeSet<u16>"),
            Map.entry(
                "pallet_subtensor::pallet::Call.set_root_claim_type.new_root_claim_type",
                "RootClaimTypeEnum"),
            Map.entry("pallet_timestamp::pallet::Call.set.now", "Compact<u64>"),
            Map.entry("pallet_balances::pallet::Call.transfer_all.keep_alive", "bool"),
            Map.entry("pallet_sudo::pallet::Call.sudo.call", "RuntimeCall"),
            Map.entry("pallet_subtensor::pallet::Event.StakeAdded.0", "AccountId"),
            Map.entry("pallet_subtensor::pallet::Event.StakeAdded.2", "u64"),
            Map.entry("sp_core::crypto::AccountId32.0", "[u8; 32]"),
            Map.entry("frame_system::EventRecord.topics", "Vec<H256>"),
            Map.entry("pallet_subtensor::LockState.conviction", "FixedU128"))
        .forEach((field, name) -> assertEquals(Optional.of(name), names.get(field), field));
    assertEquals(
        "(u64, AccountId)", Types.tuple(Link.class, Types.U64, Types.ACCOUNT).shape().name());
  }

  private record Link(long share, AccountId account) {}

  @Test
  void shouldListTheApisClientsLookForInTheVersion() {
    List<String> ids = chain.runtime.version().apis().stream().map(RuntimeVersion.Api::id).toList();
    assertTrue(
        ids.containsAll(
            List.of(
                "0xdf6acb689907609b",
                "0x37e397fc7c91f5e4",
                "0xbc9d89904f5b923f",
                "0x37c8bb1350a9a2a8")),
        ids.toString());
    ScaleReader version = new ScaleReader(api("Core_version", ""));
    assertEquals("node-subtensor", version.text());
  }

  @Test
  void shouldRefuseArgumentsThatDoNotFit() {
    assertThrows(ScaleException.class, () -> api("AccountNonceApi_account_nonce", "0x0102"));
    assertTrue(chain.runtime.call(chain.state, "Core_nothing", new byte[0]).isEmpty());
  }

  @Test
  void shouldPriceAnExtrinsicByItsLengthUnlessTheCallIsFree() {
    byte[] transfer =
        Hex.decode(Vectors.json("extrinsics").get("signed").get(0).get("extrinsic").asText());
    byte[] arguments = new ScaleWriter().bytes(transfer).u32(transfer.length).toByteArray();
    ScaleReader info = new ScaleReader(api("TransactionPaymentApi_query_info", arguments));
    info.compact();
    info.compact();
    assertEquals(0, info.u8());
    assertEquals(50_000L + 100L * transfer.length, info.u64());
    info.expectEnd();
    byte[] free = chain.runtime.inherents(5).get(0);
    ScaleReader none =
        new ScaleReader(
            api(
                "TransactionPaymentApi_query_info",
                new ScaleWriter().bytes(free).u32(free.length).toByteArray()));
    none.bytes(3);
    assertEquals(0, none.u64());
  }

  private byte[] api(String method, String argumentsHex) {
    return api(method, Hex.decode(argumentsHex));
  }

  private byte[] api(String method, byte[] arguments) {
    return chain.runtime.call(chain.state, method, arguments).orElseThrow();
  }
}
