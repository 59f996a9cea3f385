package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person reads on a page, held against JSON-RPC at the same block. */
@ExtendWith(TextMarket.class)
class ShownTruthIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final NetUid SUBNET = new NetUid(1);
  private static final int RAO_DIGITS = 9;

  /** The figures of a page are a few blocks old. */
  private static final int OLDEST = 100;

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @SuppressWarnings("NullAway.Init")
  private ChainClient chain;

  @SuppressWarnings("NullAway.Init")
  private ConsoleTour tour;

  @BeforeEach
  void open(Platform settled) throws Exception {
    if (Chromium.installed().isEmpty()) {
      System.out.println("SKIPPED: no Chromium");
    }
    assumeTrue(Chromium.installed().isPresent(), "no Chromium");
    platform = settled;
    chain = new ChainClient(platform.address());
    tour = ConsoleTour.start(platform);
  }

  @AfterEach
  void close() throws Exception {
    if (tour != null) {
      tour.close();
    }
  }

  @Test
  void shouldShowTheHeadTheSupplyAndTheLatestBlocks() throws Exception {
    tour.go("/");
    tour.page()
        .await("blocks", "document.querySelectorAll('#blocks tr[data-id]').length > 5", LIMIT);
    // all of one moment
    JsonNode shown =
        read(
            "{head: document.getElementById('head-number').textContent,"
                + " issuance: document.getElementById('supply-issuance').title,"
                + " blocks: [...document.querySelectorAll('#blocks tr[data-id]')].map(r => ({"
                + " number: r.dataset.id, hash: r.querySelector('[data-key=hash] [title]').title,"
                + " extrinsics: r.querySelector('[data-key=extrinsics]').textContent}))}");

    long head = number(shown.path("head").asText());
    long issuance = rao(shown.path("issuance").asText());
    assertTrue(
        lately(head).stream().anyMatch(block -> issuance(block) == issuance),
        () -> "no block shortly before #" + head + " has " + shown);
    for (JsonNode row : shown.path("blocks")) {
      Hash256 hash = chain.blockHash(row.path("number").asLong()).orElseThrow();
      assertEquals(hash.hex(), row.path("hash").asText());
      assertEquals(
          block(hash).path("extrinsics").size(), row.path("extrinsics").asInt(), row::toString);
    }
  }

  private static List<Long> lately(long head) {
    List<Long> blocks = new ArrayList<>();
    for (long each = head + 5; each > Math.max(0, head - OLDEST); each--) {
      blocks.add(each);
    }
    return blocks;
  }

  private long issuance(long number) {
    return chain
        .blockHash(number)
        .map(hash -> number(StorageKeys.item("SubtensorModule", "TotalIssuance"), hash))
        .orElse(0L);
  }

  @Test
  void shouldShowAMetagraphAsItWasAfterABlock() throws Exception {
    long paid =
        platform
            .await("/api/v1/subnets/1/epochs?limit=1000", ShownTruthIT::paidSomebody, LIMIT)
            .at("/items/0/block")
            .asLong();
    Hash256 at = chain.blockHash(paid).orElseThrow();
    tour.go(
        "/subnets/1?at="
            + paid
            + "&cols=uid,stake,emission,incentive,dividends,consensus,trust,updated,registered,"
            + "hotkey,coldkey");
    tour.page().await("its neurons", ConsolePage.ROWS + ".length > 6", LIMIT);
    tour.page()
        .await(
            "the block it is of",
            "document.querySelector('output[for=epoch-slider]')?.textContent.replaceAll(',', '')"
                + ".includes('block "
                + paid
                + "')",
            LIMIT);
    JsonNode rows =
        read(
            ConsolePage.ROWS
                + ".map(r => Object.fromEntries([...r.querySelectorAll('td[data-key]')].map(c =>"
                + " [c.dataset.key, c.querySelector('[data-address]')?.dataset.address"
                + " ?? c.querySelector('[title]')?.title ?? c.textContent.trim()])))");

    assertEquals(number(StorageKeys.subnet("SubnetworkN", SUBNET), at), rows.size());
    List<Value> emission = vector("Emission", at);
    assertTrue(emission.stream().anyMatch(each -> Plain.u64(each) > 0), "nobody was paid");
    int validators = 0;
    for (JsonNode row : rows) {
      int uid = row.path("uid").asInt();
      AccountId hotkey = account(StorageKeys.hotkeyOf(SUBNET, uid), at);
      assertEquals(Ss58.encode(hotkey), row.path("hotkey").asText());
      assertEquals(
          Ss58.encode(account(StorageKeys.owner(hotkey), at)), row.path("coldkey").asText());
      assertEquals(
          number(StorageKeys.hotkeyAlpha(hotkey, SUBNET), at), rao(row.path("stake").asText()));
      assertEquals(Plain.u64(emission.get(uid)), rao(row.path("emission").asText()));
      assertEquals(share("Incentive", uid, at), row.path("incentive").asText());
      assertEquals(share("Dividends", uid, at), row.path("dividends").asText());
      assertEquals(share("Consensus", uid, at), row.path("consensus").asText());
      // a miner trusts nobody, and the page leaves that out
      if (!row.path("trust").asText().equals("–")) {
        assertEquals(share("ValidatorTrust", uid, at), row.path("trust").asText());
        validators++;
      }
      assertEquals(
          Plain.u64(vector("LastUpdate", at).get(uid)), number(row.path("updated").asText()));
      assertEquals(
          number(StorageKeys.ofUid("BlockAtRegistration", SUBNET, uid), at),
          number(row.path("registered").asText()));
    }
    assertTrue(validators >= 3, "validators: " + validators);
  }

  private static boolean paidSomebody(JsonNode epochs) {
    return epochs.at("/items/0/block").asLong() > 0
        && epochs.findValues("incentive").stream().anyMatch(each -> each.asDouble() > 0);
  }

  @Test
  void shouldShowABlockItsExtrinsicsAndItsEvents() throws Exception {
    JsonNode signed =
        platform.await("/api/v1/extrinsics?limit=100", list -> signed(list) > 0, LIMIT);
    long number = signed(signed);
    Hash256 at = chain.blockHash(number).orElseThrow();
    tour.go("/blocks/" + number);
    JsonNode shown =
        read(
            "{facts: Object.fromEntries([...document.querySelectorAll('main .facts > div')].map(d =>"
                + " [d.querySelector('dt').textContent, d.querySelector('dd').textContent.trim()])),"
                + " extrinsics: [...document.querySelectorAll('#extrinsics tr[data-id]')].map(r =>"
                + " r.querySelector('[data-key=call] a').getAttribute('href').split('/').at(-1)),"
                + " events: [...document.querySelectorAll('#events tr[data-id]')].map(r =>"
                + " r.querySelector('[data-key=name]').textContent.trim())}");

    JsonNode header = block(at).path("header");
    JsonNode facts = shown.path("facts");
    assertEquals(number, number(facts.path("Number").asText()));
    assertEquals(at.hex(), facts.path("Hash").asText());
    assertEquals(header.path("parentHash"), facts.path("Parent"));
    assertEquals(header.path("stateRoot"), facts.path("State root"));
    assertEquals(header.path("extrinsicsRoot"), facts.path("Extrinsics root"));
    List<String> hashes = new ArrayList<>();
    for (JsonNode each : block(at).path("extrinsics")) {
      hashes.add(Hashes.blake2b256(Hex.decode(each.asText())).hex());
    }
    assertTrue(hashes.size() > 1, hashes::toString);
    assertEquals(hashes, texts(shown.path("extrinsics")));
    assertEquals(events(at), texts(shown.path("events")));
  }

  private static long signed(JsonNode list) {
    for (JsonNode each : list.path("items")) {
      if (each.path("signer").isTextual()) {
        return each.path("block").asLong();
      }
    }
    return 0;
  }

  private List<String> events(Hash256 at) {
    return chain
        .queryAt(StorageKeys.item("System", "Events"), at)
        .map(Plain::items)
        .orElseThrow()
        .stream()
        .map(each -> (Value.Variant) Plain.field(each, "event"))
        .map(
            pallet ->
                pallet.name() + "." + ((Value.Variant) pallet.fields().at(0).orElseThrow()).name())
        .toList();
  }

  /** Of an account that signs nothing now: what it has is the same before and after the look. */
  @Test
  void shouldShowWhatAnAccountHas() throws Exception {
    AccountId hotkey = account(StorageKeys.hotkeyOf(SUBNET, 0), chain.finalizedHead().hash());
    AccountId owner = account(StorageKeys.owner(hotkey), chain.finalizedHead().hash());
    tour.go("/accounts/" + Ss58.encode(owner));
    Holding before = holding(owner);
    JsonNode shown =
        read(
            "Object.fromEntries([...document.querySelectorAll('main .facts > div')].map(d =>"
                + " [d.querySelector('dt').textContent, d.querySelector('dd [title]')?.title"
                + " ?? d.querySelector('dd').textContent.trim()]))");

    assertEquals(before, holding(owner), "it changed meanwhile");
    assertEquals(
        before,
        new Holding(
            rao(shown.path("Free").asText()),
            rao(shown.path("Reserved").asText()),
            number(shown.path("Extrinsics signed").asText())));
  }

  private record Holding(long free, long reserved, long nonce) {}

  private Holding holding(AccountId owner) {
    Value entry =
        chain.queryAt(StorageKeys.account(owner), chain.finalizedHead().hash()).orElseThrow();
    Value data = Plain.field(entry, "data");
    return new Holding(
        Plain.u64(Plain.field(data, "free")),
        Plain.u64(Plain.field(data, "reserved")),
        Plain.u64(Plain.field(entry, "nonce")));
  }

  private JsonNode read(String expression) throws Exception {
    return JSON.readTree(tour.page().value("JSON.stringify(" + expression + ")"));
  }

  private JsonNode block(Hash256 hash) {
    return chain.rpc().call("chain_getBlock", hash.hex()).path("block");
  }

  private long number(StorageKey key, Hash256 at) {
    return chain.queryAt(key, at).map(Plain::u64).orElse(0L);
  }

  private AccountId account(StorageKey key, Hash256 at) {
    return chain.queryAt(key, at).map(Plain::account).orElseThrow();
  }

  private List<Value> vector(String item, Hash256 at) {
    return chain.queryAt(StorageKeys.subnet(item, SUBNET), at).map(Plain::items).orElse(List.of());
  }

  /** A part of 65,535 as the page writes it. */
  private String share(String item, int uid, Hash256 at) {
    double ratio = Plain.u64(vector(item, at).get(uid)) / 65535.0;
    return String.format(
        Locale.ROOT, "%s %%", new BigDecimal(100 * ratio).setScale(2, RoundingMode.HALF_UP));
  }

  private static long number(String shown) {
    return Long.parseLong(shown.replaceAll("[#,]", ""));
  }

  /** With all its digits. */
  private static long rao(String shown) {
    BigDecimal tao = new BigDecimal(shown.replace(",", "").replace(" TAO", ""));
    assertEquals(RAO_DIGITS, tao.scale(), shown);
    return tao.unscaledValue().longValueExact();
  }

  private static List<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(each.asText()));
    return all;
  }
}
