package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.order.Applied;
import io.myelin.ledger.order.MemberSet;
import io.myelin.ledger.order.Ordered;
import io.myelin.ledger.order.OrdererStatus.FaultModel;
import io.myelin.ledger.order.OrdererStatus.Role;
import io.myelin.ledger.order.Position;
import io.myelin.ledger.order.Proposal;
import io.myelin.ledger.order.ProposalRequest;
import io.myelin.ledger.order.SoloOrderer;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.trie.TrieRoot;
import io.myelin.runtime.StandardRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain under an engine (architecture.md 5): one ledger proposes, another follows. */
class OrderingTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final KeyPair BOB = SecretUri.parse("//Bob").keyPair(Scheme.SR25519);
  @TempDir private Path dir;
  private Ledger proposer;
  private Ledger follower;

  @BeforeEach
  void open() {
    proposer = open("proposer");
    follower = open("follower");
  }

  @AfterEach
  void close() {
    proposer.close();
    follower.close();
  }

  @Test
  void shouldComeToTheSameBlocksAndStatesOnAnotherMember() {
    for (StoredBlock block : new Market(proposer).run()) {
      Ordered ordered = new Ordered(follower.position().next(), overTheWire(block));
      assertEquals(new Applied.Kept(block.height(), block.hash()), follower.apply(ordered));
    }
    assertEquals(proposer.head(), follower.head());
    assertEquals(proposer.state().root(), follower.state().root());
    assertEquals(
        proposer.keptAt(60).orElseThrow().payouts(), follower.keptAt(60).orElseThrow().payouts());
    assertEquals(0, follower.pool().size());
  }

  @Test
  void shouldKeepNothingUntilAProposalIsApplied() {
    Proposal proposal = proposal(1_000);
    assertEquals(0, proposer.head().height());
    assertEquals(true, follower.check(proposal).fits());
    assertEquals(0, follower.head().height());
    assertInstanceOf(Applied.Kept.class, proposer.apply(new Ordered(new Position(4), proposal)));
    assertEquals(new Position(4), proposer.position());
  }

  @Test
  void shouldChangeNothingWhenABlockIsAppliedAgainAlsoAfterARestart() {
    Ordered first = new Ordered(new Position(1), proposal(1_000));
    proposer.apply(first);
    Ordered second = new Ordered(new Position(3), proposal(2_000));
    proposer.apply(second);
    Hash256 head = proposer.head().hash();
    proposer.close();
    proposer = open("proposer");
    assertEquals(new Position(3), proposer.position());
    for (Ordered old : List.of(first, second, new Ordered(new Position(2), proposal(9_000)))) {
      assertInstanceOf(Applied.Skipped.class, proposer.apply(old));
    }
    assertEquals(head, proposer.head().hash());
  }

  @Test
  void shouldSkipABlockWhoseParentIsNotTheHead() {
    Proposal first = proposal(1_000);
    Proposal rival = proposal(1_500);
    proposer.apply(new Ordered(new Position(1), first));
    Applied.Skipped skipped =
        assertInstanceOf(
            Applied.Skipped.class, proposer.apply(new Ordered(new Position(2), rival)));
    assertTrue(skipped.reason().startsWith("parent"), skipped.reason());
    assertEquals(first.header().hash(), proposer.head().hash());
    assertEquals(new Position(1), proposer.position());
  }

  @Test
  void shouldRefuseABlockThatBreaksARuleAndSayWhich() {
    follower.produce(1_000);
    proposer.apply(new Ordered(new Position(1), overTheWire(follower.blockAt(1).orElseThrow())));
    Proposal good = proposal(2_000);
    Header header = good.header();
    List<byte[]> body = good.extrinsics();
    List<byte[]> longer = new ArrayList<>(body);
    longer.add(new byte[] {1, 2, 3});
    List<byte[]> slot = header.digestLogs().subList(0, 1);
    assertRefused("height", sealed(header, 3, header.stateRoot(), body, slot, ALICE), body);
    assertRefused("extrinsics root", header, longer);
    assertRefused("digest", sealed(header, 2, header.stateRoot(), body, slot, BOB), body);
    assertRefused("digest", sealed(header, 2, header.stateRoot(), body, List.of(), ALICE), body);
    assertRefused(
        "time",
        sealed(header, 2, header.stateRoot(), body, List.of(Seals.slot(1_000)), ALICE),
        body);
    assertRefused(
        "first extrinsics",
        sealed(header, 2, header.stateRoot(), body, List.of(Seals.slot(2_001)), ALICE),
        body);
    assertRefused(
        "first extrinsics",
        sealed(header, 2, header.stateRoot(), List.of(), slot, ALICE),
        List.of());
    assertRefused(
        "extrinsics outside any block",
        sealed(header, 2, header.stateRoot(), longer, slot, ALICE),
        longer);
    List<byte[]> wide = new ArrayList<>(body);
    wide.add(new byte[BlockLimits.MOST_BYTES + 1]);
    assertRefused("size in bytes", sealed(header, 2, header.stateRoot(), wide, slot, ALICE), wide);
    List<byte[]> many = new ArrayList<>(body);
    many.addAll(Collections.nCopies(1001, new byte[1]));
    assertRefused(
        "number of extrinsics", sealed(header, 2, header.stateRoot(), many, slot, ALICE), many);
    assertRefused("state root", sealed(header, 2, Hash256.ZERO, body, slot, ALICE), body);
    assertEquals(true, follower.check(good).fits());
  }

  @Test
  void shouldSayWhatSoloCannotDo() {
    try (SoloOrderer solo = new SoloOrderer()) {
      assertEquals("solo", solo.status().engine());
      assertEquals(FaultModel.NONE, solo.status().faultModel());
      assertEquals(Role.PROPOSER, solo.status().role());
      assertEquals(0, solo.status().lag());
      assertEquals(true, solo.status().healthy());
      assertEquals(true, solo.submit(new byte[1]).toCompletableFuture().isDone());
      var change =
          solo.changeMembers(new MemberSet(Map.of(BOB.accountId(), "b:1"))).toCompletableFuture();
      CompletionException refused = assertThrows(CompletionException.class, change::join);
      assertTrue(refused.toString().contains("not supported"), refused.toString());
    }
    assertThrows(UnsupportedOperationException.class, proposer::snapshot);
  }

  /** The clock is set back by an hour under a running chain, and then right again. */
  @Test
  void shouldMakeBlocksWhoseTimeRisesWhateverTheClockSays() {
    long hour = 3_600_000;
    List<Long> times = new ArrayList<>();
    for (long clock : List.of(2 * hour, hour, hour + 250, 2 * hour + 500)) {
      proposer.apply(new Ordered(proposer.position().next(), proposal(clock)));
      times.add(Seals.time(proposer.state()));
    }
    assertEquals(List.of(2 * hour, 2 * hour + 1, 2 * hour + 2, 2 * hour + 500), times);
  }

  private void assertRefused(String rule, Header header, List<byte[]> body) {
    Proposal bad = new Proposal(header, body);
    String verdict = follower.check(bad).refusal().orElse("nothing wrong");
    assertTrue(verdict.startsWith(rule + ":"), rule + " expected: " + verdict);
    Applied applied = follower.apply(new Ordered(follower.position().next(), bad));
    assertEquals(new Applied.Skipped(verdict), applied);
    assertEquals(1, follower.head().height());
  }

  private static Header sealed(
      Header like, long number, Hash256 root, List<byte[]> body, List<byte[]> digest, KeyPair by) {
    Hash256 extrinsics = TrieRoot.ordered(body);
    return Seals.sealed(new Header(like.parentHash(), number, root, extrinsics, digest), by);
  }

  private Proposal proposal(long clockMillis) {
    return proposer.propose(new ProposalRequest(clockMillis)).orElseThrow();
  }

  private static Proposal overTheWire(StoredBlock block) {
    Proposal proposal = new Proposal(block.header(), block.extrinsics());
    return Proposal.CODEC.decode(Proposal.CODEC.encode(proposal));
  }

  private Ledger open(String name) {
    return Ledger.open(dir.resolve(name), GenesisFile.preset("dev"), new StandardRuntime(), ALICE);
  }
}
