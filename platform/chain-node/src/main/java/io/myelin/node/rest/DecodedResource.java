package io.myelin.node.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.json.ValueRefused;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.BlockDecoder;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.node.decoded.TrialDesk;
import io.myelin.node.decoded.TrialReport;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Blocks in words, and extrinsics tried before they are sent. */
@RequestScoped
@Path("/")
@Produces("application/json")
@Tag(name = "decoded", description = "Extrinsics, events and state by the chain's own metadata.")
public class DecodedResource {
  /** As hex an extrinsic takes twice its bytes; a larger one can be submitted, and not tried. */
  private static final int MOST_BYTES = 256 << 10;

  /** One for each core of a small machine: a request may need tens of megabytes. */
  private static final Turns TURNS = new Turns(2, Duration.ofSeconds(2));

  @Inject private ChainService chain;
  @Inject private ChainCodecs codecs;
  @Inject private TrialDesk trials;

  record Extrinsics(long number, String hash, List<BlockDecoder.Extrinsic> extrinsics) {}

  record Events(long number, String hash, List<BlockDecoder.Event> events) {}

  @GET
  @Path("blocks/{id}/extrinsics")
  @Operation(
      summary = "The extrinsics of a block with their calls, arguments and outcomes in words",
      description =
          "Outcomes are empty for a block of a build without receipts whose state is discarded.")
  public String extrinsics(@PathParam("id") String id) {
    ChainBlock block = BlockId.find(chain, id);
    return TURNS.take(() -> extrinsics(block));
  }

  private String extrinsics(ChainBlock block) {
    BlockDecoder decoder = new BlockDecoder(codecs.executing(block));
    return Json.text(
        new Extrinsics(
            block.number(),
            block.hash().hex(),
            decoder.extrinsics(block.extrinsics(), codecs.events(block))));
  }

  @GET
  @Path("blocks/{id}/events")
  @Operation(
      summary = "The events of a block in their order, with their fields in words",
      description = "404 for a block of a build without receipts whose state is discarded.")
  public String events(@PathParam("id") String id) {
    ChainBlock block = BlockId.find(chain, id);
    return TURNS.take(() -> events(block));
  }

  private String events(ChainBlock block) {
    List<EventRecord> events =
        codecs
            .events(block)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "The events of block "
                            + block.number()
                            + " are not known here: an earlier build made it, without a receipt, and"
                            + " its state is discarded. The indexer makes missing receipts; ask"
                            + " again later."));
    return Json.text(
        new Events(
            block.number(),
            block.hash().hex(),
            new BlockDecoder(codecs.executing(block)).events(events)));
  }

  @POST
  @Path("extrinsics/dry-run")
  @Consumes("application/json")
  @Operation(
      summary = "What an extrinsic would do in the next block: fee, outcome and changes of state",
      description =
          "Body: {\"extrinsic\": \"0x...\"} as it would be submitted, or {\"call\": \"0x...\" or"
              + " {\"pallet\", \"name\", \"args\"}, \"from\": ADDRESS} for a call that nobody signed"
              + " yet. Nothing is kept or sent. At most 256 KiB; one at a time, at most 10 s: 503"
              + " when the node is busy. 'outcome' is success, failed (in a block, for its fee) or"
              + " refused (no block would hold it).")
  public String dryRun(InputStream body) throws IOException {
    byte[] given = body.readNBytes(MOST_BYTES + 1);
    try {
      Asked asked = TURNS.take(() -> asked(parsed(given)));
      TrialReport report =
          asked.from().isPresent()
              ? trials.unsigned(asked.bytes(), asked.from().get())
              : trials.signed(asked.bytes());
      return TURNS.take(() -> Json.text(report));
    } catch (ScaleException | IllegalArgumentException wrong) {
      throw Problem.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  /** An extrinsic, or a call and who would sign it. */
  private record Asked(byte[] bytes, Optional<AccountId> from) {}

  private Asked asked(JsonNode asked) {
    if (asked.path("extrinsic").isTextual()) {
      return new Asked(Hex.decode(asked.path("extrinsic").asText()), Optional.empty());
    }
    if (!asked.has("call") || !asked.path("from").isTextual()) {
      throw Problem.badRequest(
          "Give {\"extrinsic\": \"0x...\"}, or {\"call\": ..., \"from\": ADDRESS}.");
    }
    AccountId from = Ss58.decode(asked.path("from").asText());
    return new Asked(call(asked.path("call")), Optional.of(from));
  }

  private byte[] call(JsonNode call) {
    if (call.isTextual()) {
      return Hex.decode(call.asText());
    }
    ChainCodec codec = codecs.newest();
    if (!call.path("args").isContainerNode()) {
      throw new ValueRefused("call", "{\"pallet\", \"name\", \"args\": {...}} is needed");
    }
    return codec
        .calls()
        .encode(
            call.path("pallet").asText(),
            call.path("name").asText(),
            call.path("args"),
            codec.json());
  }

  private static JsonNode parsed(byte[] body) {
    if (body.length > MOST_BYTES) {
      throw new WebApplicationException(
          Problem.response(
              413, "too-large", "The body was refused: more than " + MOST_BYTES + " bytes."));
    }
    try {
      return Json.body(body);
    } catch (JsonProcessingException wrong) {
      throw Problem.badRequest("The body is not JSON: " + wrong.getOriginalMessage());
    } catch (IOException wrong) {
      throw Problem.badRequest("The body could not be read: " + wrong.getMessage());
    }
  }
}
