package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.client.wallet.NaclBox;
import io.myelin.primitives.Hex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Encrypted key files; every case derives a key, which takes half a gigabyte (keys.md 8). */
final class KeyfileSuite implements Suite {
  /** What {@link NaclBox} is fixed to. */
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "variant", "argon2i",
          "version", 19,
          "saltHex", "0x137183dff15a09bc9c90b5518739e9b1",
          "opslimit", 8,
          "memlimitBytes", 536_870_912,
          "parallelism", 1,
          "keyBytes", 32);

  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    Case.one(report, "argon2", file.get("argon2"), (c, row) -> PARAMETERS.forEach(c::expect));
    Case.each(report, "nacl", file.get("nacl"), KeyfileSuite::open);
  }

  private static void open(Case c, JsonNode row) {
    byte[] file = Json.hex(row, "fileHex");
    byte[] key = NaclBox.key(Json.text(row, "password"));
    byte[] plain = NaclBox.open(key, file);
    byte[] again = NaclBox.open(key, NaclBox.seal(key, plain));
    byte[] changed = file.clone();
    changed[changed.length - 1] ^= 1;
    c.expect("derivedKey", key)
        .expect("nonce", Hex.encode(Arrays.copyOfRange(file, 5, 29)))
        .same("recognised", true, NaclBox.recognises(file))
        .expect("plaintext", new TextNode(new String(plain, StandardCharsets.UTF_8)))
        .same("sealed and opened", plain, again)
        .refused("changed file", () -> NaclBox.open(key, changed));
  }
}
