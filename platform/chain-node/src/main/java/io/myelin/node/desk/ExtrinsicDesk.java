package io.myelin.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.chain.Trial;
import io.myelin.api.chain.TrialRequest;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Turns;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.json.ValueRefused;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.node.decoded.TrialDesk;
import io.myelin.node.decoded.TrialReport;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Extrinsics of the next block. */
@Dependent
public class ExtrinsicDesk {
  private static final Turns TURNS = Turns.OF_LARGE_WORK;

  private final ChainCodecs codecs;
  private final TrialDesk trials;

  @Inject
  public ExtrinsicDesk(ChainCodecs codecs, TrialDesk trials) {
    this.codecs = codecs;
    this.trials = trials;
  }

  /** What it would do in the next block. */
  public Trial tried(TrialRequest asked) {
    try {
      TrialReport report = report(asked);
      return TURNS.take(() -> Words.trial(report));
    } catch (ScaleException | IllegalArgumentException wrong) {
      throw Problems.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private TrialReport report(TrialRequest asked) {
    if (asked.extrinsic().isPresent()) {
      return trials.signed(Hex.decode(asked.extrinsic().get()));
    }
    Optional<AccountId> from = asked.from().flatMap(address -> Ask.account("from", address));
    if (asked.call().isEmpty() || from.isEmpty()) {
      throw Problems.badRequest(
          "Give {\"extrinsic\": \"0x...\"}, or {\"call\": ..., \"from\": ADDRESS}.");
    }
    return trials.unsigned(TURNS.take(() -> call(asked.call().get())), from.get());
  }

  /** The bytes of a call, given as hex or in words. */
  byte[] call(JsonNode call) {
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
}
