package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.wallet.NaclBox;
import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletCommandTest {
  private static final String UNSET = "MYELIN_TEST_NO_SUCH_VARIABLE";

  @TempDir private Path data;
  private String address = "";

  @BeforeEach
  void anEncryptedWallet() throws IOException {
    WalletStore store = new WalletStore(data.resolve("wallets"));
    store.createColdkey("w", Optional.empty());
    address = Ss58.encode(store.coldkey("w", Optional.empty()).accountId());
    Path file = data.resolve("wallets/w/coldkey");
    Files.write(file, NaclBox.seal(new byte[32], Files.readAllBytes(file)));
  }

  @Test
  void shouldShowTheBalanceOfAnEncryptedWalletWithoutItsPassword() throws IOException {
    String path = "/api/v1/accounts/" + address;
    try (FakeNode node = new FakeNode(Map.of(path, "{\"free\": \"1500000000\"}"))) {
      Ran ran = Ran.run("wallet", "balance", "w", "--data", data.toString(), "--port", node.port());

      assertEquals(0, ran.code(), ran.err());
      assertEquals(address + "  1.500000000 TAO", ran.out().strip());
    }
  }

  @Test
  void shouldNameTheOptionThatASignatureNeeds() {
    Ran ran = transfer();

    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.err().contains("wallet w is encrypted"), ran.err());
    assertTrue(ran.err().contains("--wallet-password VARIABLE"), ran.err());
  }

  @Test
  void shouldNameTheVariableThatIsNotSet() {
    Ran ran = transfer("--wallet-password", UNSET);

    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.err().contains("names " + UNSET + ", which is not set"), ran.err());
  }

  private Ran transfer(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("transfer", "--from", "w", "//Bob", "1", "--data", data.toString()));
    words.addAll(List.of(more));
    return Ran.run(words.toArray(String[]::new));
  }
}
