package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.DerivedAccounts;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.EcdsaKeyPair;
import io.myelin.primitives.crypto.Ed25519KeyPair;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Mnemonic;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.crypto.Sr25519KeyPair;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Addresses, phrases, derivation and derived accounts (keys.md 2, 3, 4, 10). */
final class KeySuites {
  private KeySuites() {}

  static void register(Map<String, Suite> suites) {
    suites.put(
        "ss58",
        (path, file, report) -> {
          Case.each(report, "encode", file.get("encode"), KeySuites::address);
          Case.each(report, "bad", file.get("bad"), KeySuites::badAddress);
        });
    suites.put(
        "mnemonic",
        (path, file, report) -> {
          Case.each(report, "good", file.get("good"), KeySuites::phrase);
          Case.each(
              report,
              "bad",
              file.get("bad"),
              (c, row) -> c.refused("phrase", () -> Mnemonic.parse(Json.text(row, "mnemonic"))));
        });
    suites.put(
        "derivation",
        (path, file, report) ->
            Case.each(report, "suri", file.get("suris"), KeySuites::derivation));
    suites.put(
        "derived_accounts",
        (path, file, report) ->
            Case.each(report, "account", file.get("accounts"), KeySuites::derived));
  }

  private static void address(Case c, JsonNode row) {
    int prefix = Json.number(row, "prefix");
    byte[] key = Json.hex(row, "publicKey");
    c.expect("address", Ss58.encode(key, prefix))
        .same("decoded", key, Ss58.decode(Json.text(row, "address"), prefix));
  }

  private static void badAddress(Case c, JsonNode row) {
    int prefix = Json.number(row, "requirePrefix");
    String what = Json.text(row, "reason");
    if (prefix == Ss58.PREFIX) {
      c.refused(what, () -> Ss58.decode(Json.text(row, "address")));
    } else {
      c.refused(what, () -> Ss58.decode(Json.text(row, "address"), prefix));
    }
  }

  private static void phrase(Case c, JsonNode row) {
    Mnemonic phrase = Mnemonic.parse(Json.text(row, "mnemonic"));
    byte[] mini = phrase.miniSecret(row.get("password").asText());
    Sr25519KeyPair key = Sr25519KeyPair.fromMiniSecret(mini);
    c.expect("entropy", phrase.entropy()).expect("miniSecret", mini);
    c.same("scalar times 8", row.at("/sr25519/expandedSecretEd25519Form"), edwardsForm(key));
    key(c, "sr25519", row.get("sr25519"), key);
    key(c, "ed25519", row.get("ed25519"), Ed25519KeyPair.fromSeed(mini));
    key(c, "ecdsa", row.get("ecdsa"), EcdsaKeyPair.fromSeed(mini));
  }

  private static void key(Case c, String what, JsonNode expected, KeyPair key) {
    c.same(what + " public key", expected.get("publicKey"), key.publicKey())
        .same(what + " address", expected.get("address"), Ss58.encode(key.accountId()));
    if (expected.has("accountId")) {
      c.same(what + " account", expected.get("accountId"), key.accountId());
    }
  }

  /** The scalar shifted back by three bits, then the nonce seed (keys.md 6.1). */
  private static byte[] edwardsForm(Sr25519KeyPair key) {
    byte[] secret = key.secretBytes();
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      int shifted = (secret[i] & 0xff) << 3 | carry;
      secret[i] = (byte) shifted;
      carry = shifted >> 8;
    }
    return secret;
  }

  private static void derivation(Case c, JsonNode row) {
    String uri = row.get("suri").asText();
    for (Scheme scheme : Scheme.values()) {
      String name = scheme.name().toLowerCase(Locale.ROOT);
      JsonNode expected = row.get(name);
      if (expected == null) {
        continue;
      }
      if (expected.has("error")) {
        c.refused(name, () -> SecretUri.parse(uri).keyPair(scheme));
      } else {
        key(c, name, expected, SecretUri.parse(uri).keyPair(scheme));
        junctions(c, row.get("junctions"), SecretUri.parse(uri).path());
      }
    }
  }

  private static void junctions(Case c, JsonNode expected, List<SecretUri.Junction> seen) {
    c.same("junctions", expected.size(), seen.size());
    for (int i = 0; i < seen.size(); i++) {
      c.same("hard", Json.flag(expected.get(i), "hard"), seen.get(i).hard())
          .same("chain code", expected.get(i).get("chainCode"), seen.get(i).chainCode());
    }
  }

  private static void derived(Case c, JsonNode row) {
    AccountId id;
    if (Json.text(row, "kind").equals("multisig")) {
      List<AccountId> members =
          StreamSupport.stream(row.get("signatories").spliterator(), false)
              .map(node -> Ss58.decode(node.asText()))
              .toList();
      id = DerivedAccounts.multisig(members, Json.number(row, "threshold"));
    } else {
      id =
          DerivedAccounts.derivative(
              Ss58.decode(Json.text(row, "base")), Json.number(row, "index"));
    }
    c.expect("accountId", id);
    if (row.has("address")) {
      c.expect("address", Ss58.encode(id));
    }
  }
}
