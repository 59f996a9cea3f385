package io.myelin.runtime.version;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.RuntimeVersion;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.upgrade.Migration;
import io.myelin.runtime.upgrade.Migrations;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A chain goes from one version to the next because root said so, between two blocks. */
class UpgradeTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final KeyPair BOB = SecretUri.parse("//Bob").keyPair(Scheme.SR25519);
  private static final byte[] NEXT = RuntimeArtifact.of(427).bytes();
  private static final String UNKNOWN =
      "myelin runtime\nspec-name node-subtensor\nspec-version 999\n";
  private final Runtimes runtimes = new Runtimes(250, (signature, signer, message) -> true);
  private final Hash256 genesisHash = Hashes.blake2b256(new byte[] {7});
  private final TreeMap<AccountId, Long> nonces = new TreeMap<>();
  private StateTrie state = StateTrie.EMPTY;
  private Hash256 head = genesisHash;
  private long height;

  @Test
  void shouldBeginANewChainWithTheNewestVersionAndAnOldOneWithTheFirst() {
    begin(426);
    assertSame(runtimes.version(426), runtimes.after(state));
    begin(427);
    assertSame(runtimes.version(427), runtimes.after(state));
    assertSame(runtimes.newest(), runtimes.after(state));
  }

  @Test
  void shouldExecuteTheBlockAfterTheUpgradeByTheNextVersion() {
    begin(426);
    assertEquals(List.of(), failures(block(signed(ALICE, sudo(authorize(NEXT))))));
    assertSame(runtimes.version(426), runtimes.after(state));
    assertEquals(List.of(), failures(block(signed(BOB, apply(NEXT)))));
    assertSame(runtimes.version(427), runtimes.after(state));
    assertEquals(Optional.empty(), lastUpgrade());
    block();
    assertArrayEquals(lastUpgrade(427), lastUpgrade().orElseThrow());
    assertEquals(List.of(), failures(block(signed(BOB, transfer()))));
  }

  @Test
  void shouldApplyNothingThatRootDidNotAuthorise() {
    for (int version : runtimes.versions()) {
      begin(version);
      assertEquals(1, failures(block(signed(BOB, authorize(NEXT)))).size(), "Bob is not root");
      assertEquals(1, failures(block(signed(BOB, apply(NEXT)))).size(), "nothing is authorised");
      block(signed(ALICE, sudo(authorize(UNKNOWN.getBytes(StandardCharsets.US_ASCII)))));
      assertEquals(1, failures(block(signed(BOB, apply(NEXT)))).size(), "another is authorised");
      assertSame(runtimes.version(version), runtimes.after(state));
    }
  }

  @Test
  void shouldRefuseAnArtefactThatIsNotNewerOrOfAnotherRuntime() {
    begin(427);
    assertEquals(1, refusal(NEXT));
    assertEquals(0, refusal(text("myelin runtime\nspec-name other\nspec-version 999\n")));
    assertEquals(2, refusal(text("\0asm")));
    assertEquals(2, refusal(text("myelin runtime\nspec-name node-subtensor\nspec-version x\n")));
  }

  private int refusal(byte[] artefact) {
    block(signed(ALICE, sudo(authorize(artefact))));
    DispatchError error = failures(block(signed(BOB, apply(artefact)))).get(0);
    assertEquals(0, ((DispatchError.Module) error).pallet());
    return ((DispatchError.Module) error).error();
  }

  @Test
  void shouldStopBeforeABlockOfAVersionThatThisBuildLacks() {
    begin(427);
    block(signed(ALICE, sudo(authorize(text(UNKNOWN)))));
    assertEquals(List.of(), failures(block(signed(BOB, apply(text(UNKNOWN))))));
    String said =
        String.valueOf(
            assertThrows(UnknownRuntimeException.class, () -> runtimes.after(state)).getMessage());
    assertTrue(said.contains("runtime version 999"), said);
    assertTrue(said.contains("[426, 427]"), said);
    assertTrue(said.contains("install a build"), said);
  }

  @Test
  void shouldRefuseAnArtefactOfAKnownNumberAndOtherRules() {
    begin(426);
    byte[] forged = text("myelin runtime\nspec-name node-subtensor\nspec-version 427\n");
    block(signed(ALICE, sudo(authorize(forged))));
    block(signed(BOB, apply(forged)));
    String said =
        String.valueOf(
            assertThrows(UnknownRuntimeException.class, () -> runtimes.after(state)).getMessage());
    assertTrue(said.contains("another code hash"), said);
  }

  @Test
  void shouldTellTheUpgradeInEventsOfAVersionThatHasThem() {
    begin(427);
    byte[] next = text(UNKNOWN);
    assertTrue(events(block(signed(ALICE, sudo(authorize(next))))).contains("UpgradeAuthorized"));
    assertTrue(events(block(signed(BOB, apply(next)))).contains("CodeUpdated"));
  }

  @Test
  void shouldRunEachStepOnceAndInOrder() {
    List<String> ran = new ArrayList<>();
    Migrations steps = new Migrations(List.of(step(2, 5, ran), step(1, 2, ran)));
    State any = new State(StateTrie.EMPTY);
    steps.run(any, 1, 5);
    assertEquals(List.of("1-2", "2-5"), ran);
    IllegalStateException none =
        assertThrows(IllegalStateException.class, () -> steps.run(any, 5, 6));
    assertTrue(String.valueOf(none.getMessage()).contains("from runtime version 5 to 6"));
  }

  private static Migration step(int from, int to, List<String> ran) {
    return new Migration() {
      @Override
      public int from() {
        return from;
      }

      @Override
      public int to() {
        return to;
      }

      @Override
      public void run(State state) {
        ran.add(from + "-" + to);
      }
    };
  }

  private void begin(int version) {
    GenesisConfig config =
        new GenesisConfig(
            "test",
            250,
            ALICE.accountId(),
            ALICE.accountId(),
            new TreeMap<>(Map.of(ALICE.accountId(), Rao.tao(9), BOB.accountId(), Rao.tao(9))),
            true,
            0,
            Rao.tao(1000),
            List.of());
    state = StateTrie.EMPTY;
    for (Map.Entry<byte[], byte[]> entry : runtimes.version(version).genesis(config).entrySet()) {
      state = state.put(entry.getKey(), entry.getValue());
    }
    head = genesisHash;
    height = 0;
    nonces.clear();
  }

  private BlockResult block(byte[]... extrinsics) {
    ChainRuntime runtime = runtimes.after(state);
    height++;
    List<byte[]> body = new ArrayList<>(runtime.inherents(1_000 + height * 250));
    body.addAll(List.of(extrinsics));
    BlockResult result =
        runtime.apply(state, new BlockInput(height, head, ALICE.accountId(), List.of(), body));
    assertEquals(List.of(), result.rejected());
    state = state.apply(result.changes());
    head = Hashes.blake2b256(head.bytes());
    return result;
  }

  private byte[] signed(KeyPair key, byte[] call) {
    RuntimeVersion version = runtimes.after(state).version();
    long nonce = nonces.merge(key.accountId(), 1L, Long::sum) - 1;
    return Extrinsics.sign(
        key,
        call,
        new Extrinsics.Context(
            version.specVersion(),
            version.transactionVersion(),
            genesisHash,
            new Era.Immortal(),
            genesisHash,
            nonce,
            0));
  }

  private static byte[] sudo(byte[] call) {
    return new ScaleWriter().u8(12).u8(0).bytes(call).toByteArray();
  }

  private byte[] transfer() {
    return Calls.transferKeepAlive(ALICE.accountId(), Rao.tao(1))
        .encode(ChainCodec.of(runtimes.newest().metadata(14).orElseThrow()));
  }

  private static byte[] authorize(byte[] artefact) {
    return new ScaleWriter().u8(0).u8(9).bytes(Hashes.blake2b256(artefact).bytes()).toByteArray();
  }

  private static byte[] apply(byte[] artefact) {
    return new ScaleWriter().u8(0).u8(11).lengthPrefixed(artefact).toByteArray();
  }

  private static List<DispatchError> failures(BlockResult result) {
    return result.outcomes().stream().flatMap(o -> o.failure().stream()).toList();
  }

  private static List<String> events(BlockResult result) {
    return result.events().stream().map(BlockResult.EventRecord::name).toList();
  }

  private Optional<byte[]> lastUpgrade() {
    return state.get(
        Hashes.concat(
            Hashes.twox(text("System"), 16), Hashes.twox(text("LastRuntimeUpgrade"), 16)));
  }

  private static byte[] lastUpgrade(int version) {
    return new ScaleWriter().compact(version).text("node-subtensor").toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
