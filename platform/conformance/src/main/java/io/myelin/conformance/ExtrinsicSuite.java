package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.CallCodec;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Transactions of format 4, stage by stage, and ones that must not pass (rpc.md 8). */
final class ExtrinsicSuite implements Suite {
  private static final List<String> SIGNERS = List.of("//Alice", "//Bob", "//vector-signer");

  @Override
  public void run(Path path, JsonNode file, FileReport report) throws IOException {
    ChainCodec codec = ChainCodec.of(Companion.hex(path, "metadata_v15"));
    Case.each(
        report,
        "signed",
        file.get("signed"),
        (c, row) -> {
          signed(c, row);
          call(c, row.get("call"), codec);
        });
    Case.each(report, "bad", file.get("bad"), ExtrinsicSuite::bad);
    Case.each(report, "bare", file.get("bare"), ExtrinsicSuite::bare);
  }

  private static void signed(Case c, JsonNode row) {
    Scheme scheme = Scheme.valueOf(row.at("/signer/scheme").asText().toUpperCase(Locale.ROOT));
    AccountId signer = AccountId.fromHex(row.at("/signer/accountId").asText());
    SignedBytes.Signing signing = signing(row);
    byte[] call = Hex.decode(row.at("/call/hex").asText());
    SignedBytes.Extra extra =
        new SignedBytes.Extra(
            Era.CODEC.decode(Hex.decode(row.at("/era/hex").asText())),
            Json.bits(row, "nonce"),
            Json.bits(row, "tip"),
            Json.number(row, "metadataHashMode"));
    byte[] payload = SignedBytes.payload(call, extra, signing);
    byte[] toSign = SignedBytes.toSign(payload);
    MultiSignature signature = MultiSignature.CODEC.decode(Json.hex(row, "multiSignature"));
    byte[] extrinsic = SignedBytes.extrinsic(signer, signature, extra, call);
    c.same("address", row.at("/signer/address"), Ss58.encode(signer))
        .expect("extra", extra.encode())
        .expect("additionalSigned", signing.encode())
        .expect("payload", payload)
        .expect("hashedBeforeSigning", payload.length > 256)
        .expect("bytesToSign", toSign)
        .same("scheme", scheme, signature.scheme())
        .expect("extrinsic", extrinsic)
        .expect("extrinsicHash", Hashes.blake2b256(extrinsic))
        .same("valid", true, SignedBytes.verify(Json.hex(row, "extrinsic"), signing));
    if (Json.flag(row, "deterministicSignature")) {
      c.expect(
          "multiSignature", MultiSignature.CODEC.encode(key(scheme, row).multiSignature(toSign)));
    }
  }

  /** The call read by the model's metadata: names and arguments as clients show them. */
  private static void call(Case c, JsonNode call, ChainCodec codec) {
    byte[] bytes = Json.hex(call, "hex");
    CallCodec.Call read = codec.calls().decode(bytes);
    PolkadotJson json = new PolkadotJson(codec.metadata().types());
    JsonNode shown = codec.json().fields(read.def().fields(), read.arguments());
    c.same("pallet", call.get("pallet"), PolkadotJson.camel(read.pallet()))
        .same("method", call.get("method"), PolkadotJson.camel(read.name()))
        .same("arguments", call.get("args"), json.each(read.def().fields(), read.arguments()))
        .same(
            "made of its names",
            bytes,
            codec.calls().encode(read.pallet(), read.name(), shown, codec.json()));
  }

  private static KeyPair key(Scheme scheme, JsonNode row) {
    byte[] publicKey = Hex.decode(row.at("/signer/publicKey").asText());
    return SIGNERS.stream()
        .map(uri -> SecretUri.parse(uri).keyPair(scheme))
        .filter(key -> Arrays.equals(key.publicKey(), publicKey))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("none of " + SIGNERS + " has this key"));
  }

  private static SignedBytes.Signing signing(JsonNode row) {
    return new SignedBytes.Signing(
        Json.bits(row, "specVersion"),
        Json.bits(row, "transactionVersion"),
        Hash256.fromHex(Json.text(row, "genesisHash")),
        Hash256.fromHex(Json.text(row, "blockHash")));
  }

  private static void bad(Case c, JsonNode row) {
    String verdict;
    try {
      verdict =
          SignedBytes.verify(Json.hex(row, "extrinsic"), signing(row)) ? "good" : "bad signature";
    } catch (ScaleException e) {
      verdict = "decode error";
    }
    // A replaced scheme moves the fields behind it, so what follows may not decode any more.
    boolean moved = row.get("why").asText().equals("scheme byte replaced");
    if (!moved || verdict.equals("good")) {
      c.expect("expect", verdict);
    }
  }

  private static void bare(Case c, JsonNode row) {
    byte[] call = new ScaleWriter().u8(2).u8(0).compact(Json.bits(row, "now")).toByteArray();
    byte[] body = new ScaleWriter().u8(4).bytes(call).toByteArray();
    byte[] extrinsic = new ScaleWriter().lengthPrefixed(body).toByteArray();
    c.expect("extrinsic", extrinsic).expect("extrinsicHash", Hashes.blake2b256(extrinsic));
  }
}
