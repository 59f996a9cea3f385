package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.order.OrdererContext;
import io.myelin.ledger.order.SoloOrderer;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.InvariantViolation;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block that breaks a rule, or the runtime itself, stops the node and is kept. */
class EvidenceTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  @TempDir private Path dir;

  static List<Throwable> failures() {
    return List.of(
        new InvariantViolation("block 3 breaks invariant 2"),
        new IllegalStateException("a mistake of ours"),
        new ArithmeticException("an underflow outside any call"),
        new StackOverflowError("too deep"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldStopWithTheBlockInAFileWhateverWentWrong(Throwable failure) throws IOException {
    try (Ledger ledger = open(failing(3, failure))) {
      ledger.produce(1_000);
      StoredBlock second = ledger.produce(2_000);
      assertEquals(failure, assertThrows(Throwable.class, () -> ledger.produce(3_000)));
      assertEquals(second.hash(), ledger.head().hash());
      String evidence = Files.readString(dir.resolve("evidence-3.txt"));
      byte[] inherent = new StandardRuntime().inherents(3_000).get(0);
      for (String part :
          List.of(failure.toString(), second.hash().toString(), Hex.encode(inherent))) {
        assertTrue(evidence.contains(part), part + " in " + evidence);
      }
      assertTrue(ledger.failure().orElseThrow().contains("evidence-3.txt"));
      LedgerException refusal = assertThrows(LedgerException.class, () -> ledger.produce(4_000));
      assertTrue(refusal.toString().contains("stopped"), refusal.toString());
    }
  }

  @Test
  void shouldMakeNoBlockAfterAFailureAndSayWhy() throws InterruptedException {
    try (Ledger ledger = open(failing(2, new StackOverflowError("too deep")));
        SoloOrderer orderer = new SoloOrderer()) {
      orderer.start(new OrdererContext(Duration.ofMillis(5), Clock.systemUTC()), ledger);
      for (int waited = 0; orderer.status().healthy() && waited < 60_000; waited++) {
        Thread.sleep(5);
      }
      assertFalse(orderer.status().healthy());
      String trouble = orderer.status().trouble().orElseThrow();
      assertTrue(trouble.contains("too deep"), trouble);
      assertEquals(1, ledger.head().height());
    }
  }

  private Ledger open(ChainRuntime runtime) {
    return Ledger.open(dir, GenesisFile.preset("dev"), runtime, ALICE);
  }

  /** The real runtime, but executing the block of this height fails. */
  private static ChainRuntime failing(long height, Throwable failure) {
    ChainRuntime real = new StandardRuntime();
    return (ChainRuntime)
        Proxy.newProxyInstance(
            ChainRuntime.class.getClassLoader(),
            new Class<?>[] {ChainRuntime.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("apply")
                  && ((BlockInput) arguments[1]).height() == height) {
                throw failure;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
