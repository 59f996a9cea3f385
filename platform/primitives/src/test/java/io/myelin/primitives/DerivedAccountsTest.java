package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedAccountsTest {
  @Test
  void shouldDeriveEveryVectorAccount() {
    for (JsonNode c : Vectors.read("derived_accounts.json").get("accounts")) {
      String expected = c.get("accountId").asText();
      if (c.get("kind").asText().equals("multisig")) {
        List<AccountId> signatories = new ArrayList<>();
        c.get("signatories").forEach(s -> signatories.add(Ss58.decode(s.asText())));
        int threshold = c.get("threshold").asInt();
        assertEquals(expected, DerivedAccounts.multisig(signatories, threshold).hex());
        Collections.reverse(signatories);
        assertEquals(expected, DerivedAccounts.multisig(signatories, threshold).hex());
      } else {
        AccountId base = Ss58.decode(c.get("base").asText());
        assertEquals(expected, DerivedAccounts.derivative(base, c.get("index").asInt()).hex());
      }
    }
  }

  @Test
  void shouldPadThePalletAccountWithZeros() {
    assertEquals(
        "0x6d6f646c" + "73756274656e7372" + "0700" + "00".repeat(18),
        DerivedAccounts.ofPallet("subtensr", new byte[] {7, 0}).hex());
  }

  @Test
  void shouldRefuseAPalletIdThatIsNotEightBytes() {
    assertThrows(
        IllegalArgumentException.class, () -> DerivedAccounts.ofPallet("seven77", new byte[0]));
    assertThrows(
        IllegalArgumentException.class, () -> DerivedAccounts.ofPallet("eight888", new byte[21]));
  }
}
