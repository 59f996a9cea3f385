package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.ChainClient;
import io.myelin.client.StorageKey;
import io.myelin.client.StorageKeys;
import io.myelin.codec.value.Plain;
import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the REST interface says of one block, held against JSON-RPC at the same block. */
@ExtendWith(TextMarket.class)
class TruthIT {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final NetUid SUBNET = new NetUid(1);
  private static final double ONE = 65535.0;

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @SuppressWarnings("NullAway.Init")
  private static ChainClient chain;

  @SuppressWarnings("NullAway.Init")
  private static ChainClient.Head at;

  @BeforeAll
  static void take(Platform shared) {
    platform = shared;
    chain = new ChainClient(platform.address());
  }

  /**
   * Weights were set and paid by the block that is looked at; it is a new one, whose state is kept.
   */
  @BeforeEach
  void choose() throws InterruptedException {
    long paid =
        platform
            .await("/api/v1/subnets/1/metagraph", TruthIT::paysSomebody, LIMIT)
            .at("/asOf/block")
            .asLong();
    platform.await("/api/v1/chain", info -> info.path("finalized").asLong() >= paid, LIMIT);
    at = chain.finalizedHead();
  }

  private static boolean paysSomebody(JsonNode metagraph) {
    for (JsonNode incentive : metagraph.at("/columns/incentive")) {
      if (incentive.asDouble() > 0) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode rest(String path) {
    String mark = path.contains("?") ? "&" : "?";
    return platform.rest().get("/api/v1/" + path + mark + "at=" + at.number());
  }

  private static Optional<Value> stored(StorageKey key) {
    return chain.queryAt(key, at.hash());
  }

  private static long number(StorageKey key) {
    return stored(key).map(Plain::u64).orElse(0L);
  }

  private static List<Value> vector(String item) {
    return stored(StorageKeys.subnet(item, SUBNET)).map(Plain::items).orElse(List.of());
  }

  private static String address(Value account) {
    return Ss58.encode(Plain.account(account));
  }

  @Test
  void shouldTellTheHeadAndTheGenesisOfTheChain() {
    JsonNode info = platform.rest().get("/api/v1/chain");

    JsonNode head = info.path("head");
    Hash256 hash = chain.blockHash(head.path("number").asLong()).orElseThrow();
    JsonNode header = chain.rpc().call("chain_getHeader", hash.hex());
    assertEquals(hash.hex(), head.path("hash").asText());
    assertEquals(header.path("parentHash"), head.path("parentHash"));
    assertEquals(header.path("stateRoot"), head.path("stateRoot"));
    assertEquals(chain.blockHash(0).orElseThrow().hex(), info.path("genesis").asText());
    assertEquals(chain.rpc().call("system_chain"), info.path("name"));
    assertEquals(
        chain.rpc().call("state_getRuntimeVersion").path("specVersion"), info.path("specVersion"));
    assertEquals(Plain.u64(issuance(hash)), info.path("issuance").asLong(), "issuance at " + head);
  }

  private static Value issuance(Hash256 block) {
    return chain.queryAt(StorageKeys.item("SubtensorModule", "TotalIssuance"), block).orElseThrow();
  }

  @Test
  void shouldTellTheSupplyOfItsBlock() {
    JsonNode supply = platform.rest().supply();

    Hash256 block = chain.blockHash(supply.path("block").asLong()).orElseThrow();
    assertEquals(Plain.u64(issuance(block)), supply.path("issuance").asLong());
    assertEquals(0, supply.path("difference").asLong());
    for (JsonNode subnet : supply.path("subnets")) {
      NetUid netuid = new NetUid(subnet.path("netuid").asInt());
      for (Map.Entry<String, String> each :
          Map.of("tao", "SubnetTAO", "alphaOut", "SubnetAlphaOut").entrySet()) {
        assertEquals(
            chain
                .queryAt(StorageKeys.subnet(each.getValue(), netuid), block)
                .map(Plain::u64)
                .orElse(0L),
            subnet.path(each.getKey()).asLong(),
            each.getValue() + " of " + netuid);
      }
    }
  }

  @Test
  void shouldTellSubnetsAsTheyAreStored() {
    Map<String, String> items =
        Map.of(
            "tempo", "Tempo",
            "neurons", "SubnetworkN",
            "registrationPrice", "Burn",
            "tao", "SubnetTAO",
            "emissionPerBlock", "SubnetTaoInEmission",
            "pendingServer", "PendingServerEmission",
            "pendingValidator", "PendingValidatorEmission",
            "pendingOwnerCut", "PendingOwnerCut",
            "lastEpochBlock", "LastEpochBlock",
            "epochIndex", "SubnetEpochIndex");
    JsonNode subnets = rest("subnets?limit=1000").path("items");
    assertFalse(subnets.isEmpty());
    for (JsonNode subnet : subnets) {
      NetUid netuid = new NetUid(subnet.path("netuid").asInt());
      items.forEach(
          (field, item) ->
              stored(StorageKeys.subnet(item, netuid))
                  .ifPresent(
                      value ->
                          assertEquals(
                              Plain.u64(value),
                              subnet.path(field).asLong(),
                              field + " of " + netuid)));
      // the root subnet is nobody's
      stored(StorageKeys.subnet("SubnetOwner", netuid))
          .ifPresent(owner -> assertEquals(address(owner), subnet.path("owner").asText()));
      assertEquals(subnet, rest("subnets/" + netuid.value()));
    }
  }

  @Test
  void shouldTellAMetagraphAsItIsStored() {
    JsonNode metagraph = rest("subnets/1/metagraph");
    JsonNode columns = metagraph.path("columns");

    assertEquals(at.hash().hex(), metagraph.at("/asOf/hash").asText());
    int size = (int) number(StorageKeys.subnet("SubnetworkN", SUBNET));
    assertEquals(size, metagraph.path("size").asInt());
    List<AccountId> hotkeys = new ArrayList<>();
    for (int uid = 0; uid < size; uid++) {
      hotkeys.add(stored(StorageKeys.hotkeyOf(SUBNET, uid)).map(Plain::account).orElseThrow());
      AccountId hotkey = hotkeys.get(uid);
      assertEquals(Ss58.encode(hotkey), columns.path("hotkey").path(uid).asText());
      assertEquals(
          stored(StorageKeys.owner(hotkey)).map(TruthIT::address).orElseThrow(),
          columns.path("coldkey").path(uid).asText());
      assertEquals(
          number(StorageKeys.hotkeyAlpha(hotkey, SUBNET)),
          columns.path("stake").path(uid).asLong());
      assertEquals(
          number(StorageKeys.ofUid("BlockAtRegistration", SUBNET, uid)),
          columns.path("registeredAt").path(uid).asLong());
    }
    ratios(columns.path("incentive"), vector("Incentive"));
    ratios(columns.path("dividends"), vector("Dividends"));
    ratios(columns.path("consensus"), vector("Consensus"));
    ratios(columns.path("validatorTrust"), vector("ValidatorTrust"));
    numbers(columns.path("emission"), vector("Emission"));
    numbers(columns.path("lastUpdate"), vector("LastUpdate"));
    List<Value> permits = vector("ValidatorPermit");
    List<Value> active = vector("Active");
    for (int uid = 0; uid < size; uid++) {
      assertEquals(
          Plain.bool(permits.get(uid)), columns.path("validatorPermit").path(uid).asBoolean());
      assertEquals(Plain.bool(active.get(uid)), columns.path("active").path(uid).asBoolean());
    }
    assertTrue(
        vector("Incentive").stream().anyMatch(value -> Plain.u64(value) > 0), "nothing was paid");
    sameAsRows(columns, size);
  }

  private static void ratios(JsonNode column, List<Value> stored) {
    for (int uid = 0; uid < stored.size(); uid++) {
      assertEquals(Plain.u64(stored.get(uid)) / ONE, column.path(uid).asDouble(), 1e-9);
    }
  }

  private static void numbers(JsonNode column, List<Value> stored) {
    for (int uid = 0; uid < stored.size(); uid++) {
      assertEquals(Plain.u64(stored.get(uid)), column.path(uid).asLong());
    }
  }

  /** A neuron's own page is made of rows. */
  private static void sameAsRows(JsonNode columns, int size) {
    JsonNode rows = rest("neurons?netuid=1&limit=1000").path("items");
    assertEquals(size, rows.size());
    for (JsonNode row : rows) {
      int uid = row.path("uid").asInt();
      for (String field : List.of("hotkey", "stake", "incentive", "emission", "lastUpdate")) {
        assertEquals(columns.path(field).path(uid), row.path(field), field + " of " + uid);
      }
    }
  }

  @Test
  void shouldTellWeightsAndBondsAsTheyAreStored() {
    for (Map.Entry<String, String> each :
        Map.of("weights", "Weights", "bonds", "Bonds").entrySet()) {
      JsonNode matrix = rest("subnets/1/" + each.getKey());
      Map<String, Integer> told = new TreeMap<>();
      for (int i = 0; i < matrix.path("from").size(); i++) {
        told.put(
            matrix.path("from").path(i).asInt() + " of " + matrix.path("to").path(i).asInt(),
            matrix.path("value").path(i).asInt());
      }
      Map<String, Integer> stored = new TreeMap<>();
      for (int uid = 0; uid < matrix.path("size").asInt(); uid++) {
        Optional<Value> row = stored(StorageKeys.ofUid(each.getValue(), SUBNET, uid));
        for (Value pair : row.map(Plain::items).orElse(List.of())) {
          List<Value> parts = Plain.items(pair);
          stored.put(uid + " of " + Plain.u64(parts.get(0)), (int) Plain.u64(parts.get(1)));
        }
      }
      assertEquals(stored, told, each.getKey());
      assertFalse(told.isEmpty(), each.getKey());
    }
  }

  @Test
  void shouldTellParametersAsTheyAreStored() {
    int compared = 0;
    for (JsonNode parameter : rest("subnets/1/parameters?limit=1000").path("items")) {
      Optional<Value> stored = stored(StorageKeys.subnet(parameter.path("name").asText(), SUBNET));
      assertEquals(stored.isEmpty(), parameter.path("isDefault").asBoolean(), parameter::toString);
      if (stored.isPresent() && stored.get() instanceof Value.Int number) {
        assertEquals(
            number.value().toString(), parameter.path("value").asText(), parameter::toString);
        compared++;
      }
    }
    assertTrue(compared > 5, compared + " parameters are numbers that are stored");
  }

  @Test
  void shouldTellABlockItsExtrinsicsAndHowTheyEnded() {
    String id = Long.toString(at.number());
    JsonNode told = platform.rest().get("/api/v1/blocks/" + id);
    JsonNode raw = chain.rpc().call("chain_getBlock", at.hash().hex()).path("block");

    assertEquals(raw.at("/header/parentHash"), told.path("parentHash"));
    assertEquals(raw.at("/header/stateRoot"), told.path("stateRoot"));
    assertEquals(raw.at("/header/extrinsicsRoot"), told.path("extrinsicsRoot"));
    JsonNode rows =
        platform.rest().get("/api/v1/blocks/" + id + "/extrinsics?limit=1000").path("items");
    assertEquals(raw.path("extrinsics").size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      byte[] bytes = Hex.decode(raw.path("extrinsics").path(i).asText());
      assertEquals(Hashes.blake2b256(bytes).hex(), rows.path(i).path("hash").asText());
    }
  }

  @Test
  void shouldTellTheEventsThatTheBlockStored() {
    List<Value> stored =
        stored(StorageKeys.item("System", "Events")).map(Plain::items).orElseThrow();
    JsonNode told =
        platform.rest().get("/api/v1/blocks/" + at.number() + "/events?limit=1000").path("items");

    assertEquals(stored.size(), told.size());
    for (int i = 0; i < told.size(); i++) {
      Value.Variant pallet = (Value.Variant) Plain.field(stored.get(i), "event");
      Value.Variant event = (Value.Variant) pallet.fields().at(0).orElseThrow();
      assertEquals(pallet.name(), told.path(i).path("pallet").asText());
      assertEquals(event.name(), told.path(i).path("name").asText());
    }
  }

  @Test
  void shouldTellWhatAnAccountHasAndHasStaked() {
    AccountId owner = stored(StorageKeys.owner(hotkey(0))).map(Plain::account).orElseThrow();
    JsonNode account = rest("accounts/" + Ss58.encode(owner));
    Value entry = stored(StorageKeys.account(owner)).orElseThrow();

    Value data = Plain.field(entry, "data");
    assertEquals(Plain.u64(Plain.field(data, "free")), account.path("free").asLong());
    assertEquals(Plain.u64(Plain.field(data, "reserved")), account.path("reserved").asLong());
    assertEquals(Plain.u64(Plain.field(entry, "nonce")), account.path("nonce").asLong());

    JsonNode stakes = rest("accounts/" + Ss58.encode(owner) + "/stakes?limit=1000").path("items");
    assertFalse(stakes.isEmpty());
    for (JsonNode stake : stakes) {
      assertEquals(
          stakeByRuntime(owner, stake), stake.path("value").asLong(), () -> stake + " of " + owner);
    }
  }

  private static AccountId hotkey(int uid) {
    return stored(StorageKeys.hotkeyOf(SUBNET, uid)).map(Plain::account).orElseThrow();
  }

  /** Some, hotkey and coldkey of 32 bytes, then netuid and stake as compact numbers. */
  private static long stakeByRuntime(AccountId coldkey, JsonNode stake) {
    byte[] hotkey = Ss58.decode(stake.path("hotkey").asText()).bytes();
    int netuid = stake.path("netuid").asInt();
    byte[] question =
        new ScaleWriter().bytes(hotkey).bytes(coldkey.bytes()).u16(netuid).toByteArray();
    String answer =
        chain
            .rpc()
            .call(
                "state_call",
                "StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid",
                Hex.encode(question),
                at.hash().hex())
            .asText();
    ScaleReader in = new ScaleReader(Hex.decode(answer));
    assertEquals(1, in.u8());
    in.bytes(64);
    assertEquals(netuid, in.compact());
    return in.compact();
  }
}
