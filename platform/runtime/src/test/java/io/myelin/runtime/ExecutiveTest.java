package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.frame.DispatchError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutiveTest {
  private static final AccountId ALICE = TestChain.key("//Alice").accountId();
  private static final AccountId BOB = TestChain.key("//Bob").accountId();
  private static final AccountId NEW = TestChain.key("//New").accountId();
  private final TestChain chain = new TestChain(TestChain.dev());

  @Test
  void shouldStillAcceptSignaturesWhenTheHashOfBlockOneIsForgotten() {
    chain.block();
    chain.height = 2401;
    chain.block();
    chain.submit("//Bob", remark());
    assertEquals(List.of(), chain.block().rejected());
  }

  @Test
  void shouldMoveMoneyCreateTheAccountAndPayTheFeeToTheAuthor() {
    Rao author = free(ALICE);
    Rao sender = free(BOB);
    chain.submit("//Bob", transfer(NEW, Rao.tao(5)));
    BlockResult result = chain.block();
    Rao fee = sender.minus(free(BOB)).minus(Rao.tao(5));
    assertEquals(Rao.tao(5), free(NEW));
    assertEquals(author.plus(fee), free(ALICE));
    List<String> names =
        result.events().stream()
            .filter(e -> e.extrinsic().equals(Optional.of(1)))
            .map(e -> e.pallet() + "." + e.name())
            .toList();
    assertEquals("System.ExtrinsicSuccess", names.get(names.size() - 1));
    assertEquals(
        List.of("System.NewAccount", "Balances.Endowed", "Balances.Transfer"),
        names.subList(names.size() - 4, names.size() - 1));
  }

  @Test
  void shouldKeepFeeAndNonceOfAFailedCallAndNothingElse() {
    Rao before = free(BOB);
    chain.submit("//Bob", transfer(NEW, Rao.tao(1_000_000)));
    BlockResult result = chain.block();
    assertInstanceOf(DispatchError.class, result.outcomes().get(1).failure().orElseThrow());
    assertEquals(Rao.ZERO, free(NEW));
    assertEquals(1, chain.runtime.queries().nonce(chain.state, BOB));
    assertEquals(true, free(BOB).isLessThan(before));
    assertEquals("ExtrinsicFailed", result.events().get(result.events().size() - 1).name());
  }

  @Test
  void shouldReportABadExtrinsicAndLeaveTheBlockAsIfItWereNotThere() {
    List<byte[]> body = new ArrayList<>(chain.runtime.inherents(1250));
    BlockResult clean = apply(body);
    byte[] remarkAsInherent = {4 * 4, 4, 0, 0, 0};
    for (byte[] bad : List.of(new byte[] {1, 2, 3}, body.get(0), remarkAsInherent)) {
      BlockResult result = apply(List.of(body.get(0), bad));
      assertEquals(List.of(new Rejected(1, false)), result.rejected());
      assertEquals(clean.events(), result.events());
      assertEquals(1, result.outcomes().size());
    }
    assertEquals(List.of(new Rejected(0, false)), apply(List.of(remarkAsInherent)).rejected());
  }

  @Test
  void shouldKeepTheDigestOfTheLastBlockInItsState() {
    byte[] slot = Hex.decode("0x06617572612004030201000000ff");
    BlockInput input =
        new BlockInput(1, Hash256.ZERO, ALICE, List.of(slot, slot), chain.runtime.inherents(1250));
    StateTrie after = chain.state.apply(chain.runtime.apply(chain.state, input).changes());
    byte[] key = Hashes.concat(twox("System"), twox("Digest"));
    assertEquals(
        "0x08" + Hex.encode(slot).substring(2).repeat(2), Hex.encode(after.get(key).orElseThrow()));
  }

  @Test
  void shouldComeToTheSameStateEachTime() {
    chain.submit("//Bob", transfer(NEW, Rao.tao(1)));
    TestChain other = new TestChain(TestChain.dev());
    other.submit("//Bob", transfer(NEW, Rao.tao(1)));
    BlockResult first = chain.block();
    BlockResult second = other.block();
    assertEquals(first.outcomes(), second.outcomes());
    // sr25519 signatures differ, state must not
    assertArrayEquals(chain.state.root().bytes(), other.state.root().bytes());
  }

  private BlockResult apply(List<byte[]> body) {
    return chain.runtime.apply(
        chain.state, new BlockInput(1, Hash256.ZERO, ALICE, List.of(), body));
  }

  private Rao free(AccountId who) {
    return chain.runtime.queries().balance(chain.state, who).free();
  }

  private static byte[] twox(String name) {
    return Hashes.twox(name.getBytes(StandardCharsets.US_ASCII), 16);
  }

  private static byte[] remark() {
    return new ScaleWriter().u8(0).u8(0).compact(1).u8(7).toByteArray();
  }

  private static byte[] transfer(AccountId to, Rao amount) {
    return new ScaleWriter()
        .u8(5)
        .u8(3)
        .u8(0)
        .bytes(to.bytes())
        .compact(amount.value())
        .toByteArray();
  }
}
