package io.myelin.api.chain;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Signed bytes. */
@Schema(
    description = "Signed bytes.",
    examples =
        "{\"signed\":{\"call\":\"0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48a10f\",\"signer\":\"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty\",\"nonce\":0,\"era\":\"0x6503\",\"signature\":\"0x0100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000\"}}")
public record SubmitRequest(
    @Schema(description = "SCALE of a signed extrinsic as hex.") Optional<String> extrinsic,
    @Schema(description = "A prepared call and its signature, in place of the extrinsic.")
        Optional<Signed> signed)
    implements RequestBody {
  /** What preparing gave, and the signature. */
  @Schema(name = "SignedCall")
  public record Signed(
      String call,
      String signer,
      long nonce,
      String era,
      @Schema(
              description =
                  "As hex with its type before it: 0x00 ed25519, 0x01 sr25519; 64 bytes follow.")
          String signature) {}
}
