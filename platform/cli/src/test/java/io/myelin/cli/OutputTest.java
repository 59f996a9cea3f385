package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.wallet.WalletStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do when the disk behind standard output is full. */
class OutputTest {
  @TempDir private Path data;

  /** Takes so many bytes and no more. */
  private static final class FullDisk extends OutputStream {
    private final String reason;
    private int left;

    private FullDisk(int room) {
      this(room, "No space left on device");
    }

    private FullDisk(int room, String reason) {
      this.left = room;
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      if (--left < 0) {
        throw new IOException(reason);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "--help",
        "help",
        "help transfer",
        "wallet list",
        "wallet list --json",
        "bench epoch --help",
        "genesis --help",
      })
  void shouldNotCallAnAnswerGivenThatWasLost(String words) {
    for (int room : new int[] {0, 2}) {
      Ran ran = Ran.into(new FullDisk(room), words.split(" ", -1));

      assertEquals(1, ran.code(), words);
      assertTrue(ran.err().contains("its answer could not be written"), ran.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "help transfer", "wallet list --json"})
  void shouldBeSilentWhenNobodyReadsAPipeAnyMore(String words) {
    for (int room : new int[] {0, 2}) {
      Ran ran = Ran.into(new FullDisk(room, "Broken pipe"), words.split(" ", -1));

      assertEquals(0, ran.code(), words);
      assertEquals("", ran.err());
    }
  }

  @Test
  void shouldMakeNoWalletWhosePhrasesNobodyRead() throws IOException {
    Ran ran = Ran.into(new FullDisk(0, "Broken pipe"), wallet(List.of()));

    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("the wallet treasury was not made"), ran.err());
    assertEquals(List.of(), store().wallets());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 200})
  void shouldMakeNoWalletWhosePhrasesWereLost(int room) throws IOException {
    for (List<String> more : List.of(List.<String>of(), List.of("--json"))) {
      Ran ran = Ran.into(new FullDisk(room), wallet(more));

      assertEquals(1, ran.code());
      assertTrue(ran.err().contains("the wallet treasury was not made"), ran.err());
      assertEquals(List.of(), store().wallets());
    }

    assertEquals(0, Ran.run(wallet(List.of())).code());
    assertEquals(List.of("treasury"), store().wallets());
  }

  @Test
  void shouldShowNoPhrasesOfAWalletThatCannotBeMade() {
    assertEquals(0, Ran.run(wallet(List.of())).code());

    Ran again = Ran.run(wallet(List.of()));
    assertEquals(1, again.code());
    assertEquals("", again.out());
    assertTrue(again.err().contains("exists already"), again.err());
  }

  @Test
  void shouldMakeNoChainWhosePhrasesWereLost() throws IOException {
    String[] words = {"genesis", "new", "--data", data.toString()};
    Ran ran = Ran.into(new FullDisk(100), words);

    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("nothing was made"), ran.err());
    assertEquals(List.of(), store().wallets());
    try (var left = Files.list(data)) {
      assertEquals(List.of(), left.toList());
    }
    assertFalse(ran.err().contains("carried out"), ran.err());

    assertEquals(0, Ran.run(words).code());
  }

  private String[] wallet(List<String> more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("wallet", "create", "treasury", "--data", data.toString()));
    words.addAll(more);
    return words.toArray(String[]::new);
  }

  private WalletStore store() {
    return new WalletStore(data.resolve("wallets"));
  }
}
