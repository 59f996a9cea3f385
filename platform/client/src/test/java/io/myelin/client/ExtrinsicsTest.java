package io.myelin.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.extrinsic.Era;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ExtrinsicsTest {
  @Test
  void shouldBuildEveryRecordedExtrinsicFromItsParts() throws IOException {
    int seen = 0;
    for (JsonNode item : Vectors.read("extrinsics").path("signed")) {
      byte[] call = bytes(item.path("call").path("hex"));
      Extrinsics.Context context =
          new Extrinsics.Context(
              item.path("specVersion").asLong(),
              item.path("transactionVersion").asLong(),
              hash(item.path("genesisHash")),
              Era.CODEC.decode(bytes(item.path("era").path("hex"))),
              hash(item.path("blockHash")),
              item.path("nonce").asLong(),
              item.path("tip").asLong());
      String label = item.path("label").asText();
      assertArrayEquals(
          bytes(item.path("bytesToSign")), Extrinsics.bytesToSign(call, context), label);
      MultiSignature signature = MultiSignature.CODEC.decode(bytes(item.path("multiSignature")));
      byte[] account = bytes(item.path("signer").path("accountId"));
      byte[] whole = Extrinsics.assemble(account, signature, call, context);
      assertArrayEquals(bytes(item.path("extrinsic")), whole, label);
      assertEquals(hash(item.path("extrinsicHash")), Extrinsics.hash(whole), label);
      seen++;
    }
    assertEquals(30, seen);
  }

  @Test
  void shouldBuildTheRecordedCallBytes() throws IOException {
    int built = 0;
    ChainCodec codec = ChainCodec.of(metadata());
    for (JsonNode item : Vectors.read("extrinsics").path("signed")) {
      JsonNode args = item.path("call").path("args");
      Optional<Call> call =
          switch (item.path("call").path("method").asText()) {
            case "transferKeepAlive" ->
                args.get(0).has("id")
                    ? Optional.of(
                        Calls.transferKeepAlive(
                            account(args.get(0).path("id")), Rao.of(args.get(1).asLong())))
                    : Optional.empty();
            case "addStake" ->
                Optional.of(
                    Calls.addStake(
                        account(args.get(0)),
                        new NetUid(args.get(1).asInt()),
                        Rao.of(args.get(2).asLong())));
            case "burnedRegister" ->
                Optional.of(
                    Calls.burnedRegister(new NetUid(args.get(0).asInt()), account(args.get(1))));
            case "serveAxon" ->
                Optional.of(
                    Calls.serveAxon(
                        new NetUid(args.get(0).asInt()),
                        args.get(1).asLong(),
                        args.get(2).asLong(),
                        args.get(3).asInt()));
            case "setWeights" ->
                Optional.of(
                    Calls.setWeights(
                        new Calls.Weights(
                            new NetUid(args.get(0).asInt()),
                            words(args.get(1)),
                            words(args.get(2)),
                            args.get(3).asLong())));
            default -> Optional.empty();
          };
      if (call.isPresent()) {
        assertArrayEquals(bytes(item.path("call").path("hex")), call.get().encode(codec));
        built++;
      }
    }
    assertTrue(built >= 12, "calls compared: " + built);
  }

  private static byte[] metadata() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ExtrinsicsTest.class.getResourceAsStream("/vectors/metadata_v15.hex.gz"))) {
      byte[] text = new GZIPInputStream(in).readAllBytes();
      return Hex.decode(new String(text, StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void shouldHashCommitsAsTheChainDoes() {
    byte[] hotkey = new byte[32];
    Arrays.fill(hotkey, (byte) 1);
    List<Integer> salt = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(
        "0xb32fee0cf40a082980202f2d70a6b830545bb472fe0b78657255b6e26727273f",
        commit(hotkey, 1, salt));
    assertEquals(
        "0x6f04cdcd1728149b0dfe876c0a4baabb2f7f45ea1c4b838791328332cfc82498",
        commit(hotkey, 4097, salt));
  }

  private static String commit(byte[] hotkey, int index, List<Integer> salt) {
    Calls.Weights weights = new Calls.Weights(new NetUid(index), List.of(0, 1), List.of(10, 20), 0);
    return Calls.commitHash(AccountId.of(hotkey), weights, salt).hex();
  }

  private static List<Integer> words(JsonNode list) {
    List<Integer> words = new ArrayList<>();
    list.forEach(item -> words.add(item.asInt()));
    return words;
  }

  private static AccountId account(JsonNode address) {
    return Ss58.decode(address.asText());
  }

  private static byte[] bytes(JsonNode hex) {
    return Hex.decode(hex.asText());
  }

  private static Hash256 hash(JsonNode hex) {
    return Hash256.fromHex(hex.asText());
  }
}
