package io.myelin.cli.bench;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.RestClient;
import io.myelin.client.axon.SynapseSignature;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a running dev market's miners through their axons, and in turns does the same without: by
 * the bare loop of the same library and model, and by the bare HTTP server.
 */
public final class InferenceBench {
  private static final String MODEL = "tiny-shakespeare";
  private static final int LONGEST = 256;
  private static final int SHORTEST = 1;
  private static final int WARM_UP = 30;
  private static final int WARM_UP_ECHOES = 400;
  private static final int TURNS = 10;
  private static final int ECHOES_A_TURN = 100;
  private static final long TURN_MILLIS = 1_000;
  private static final int TOGETHER = 16;
  private static final int SIGNATURES = 300;

  private final Plan plan;
  private final ChainClient chain;
  private final Consumer<String> progress;

  /**
   * What is measured.
   *
   * @param jar the text plugin's
   * @param signer a neuron of subnet 1, which may ask as often as it likes
   * @param model a miner that answers with {@code tiny-shakespeare}
   * @param echo a miner that answers without a model
   * @param texts how many long texts each side makes
   */
  public record Plan(URI node, Path jar, KeyPair signer, KeyPair model, KeyPair echo, int texts) {}

  public InferenceBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    this.chain = new ChainClient(plan.node());
  }

  /**
   * Warms both sides up and measures.
   *
   * @throws ClientException when a miner does not answer, or the two sides make different texts
   */
  public InferenceReport run() throws Exception {
    progress.accept("completions, in turns with the bare loop");
    InferenceReport.Completions completions = completions();
    progress.accept("echoes, in turns with the bare HTTP server");
    List<BareRequest> bare = new ArrayList<>();
    List<Lap.Call> echoes = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      bare.add(new BareRequest(plan.node()));
      AxonCalls axon = AxonCalls.of(chain, plan.signer(), plan.echo().accountId());
      echoes.add(() -> axon.complete(wish(SHORTEST, 0)));
    }
    new Lap().times(WARM_UP_ECHOES, bare.get(0));
    new Lap().times(WARM_UP_ECHOES, echoes.get(0));
    InferenceReport.Pair one = one(bare.get(0), echoes.get(0));
    progress.accept("sixteen at a time");
    new Lap().together(bare, TURN_MILLIS);
    new Lap().together(echoes, TURN_MILLIS);
    InferenceReport.Pair sixteen = sixteen(bare, echoes);
    progress.accept("an attachment");
    AxonCalls axon = AxonCalls.of(chain, plan.signer(), plan.echo().accountId());
    InferenceReport.Attachment attachment =
        new AttachmentCalls(new RestClient(plan.node()), axon).measured();
    progress.accept("signatures");
    return signed(completions, one, sixteen, attachment);
  }

  private InferenceReport.Completions completions() throws Exception {
    AxonCalls axon = AxonCalls.of(chain, plan.signer(), plan.model().accountId());
    long bareNanos = 0;
    long axonNanos = 0;
    long streamNanos = 0;
    List<Long> bareFirst = new ArrayList<>();
    List<Long> axonFirst = new ArrayList<>();
    long tokens = 0;
    try (BareLoopProcess loop = BareLoopProcess.start(plan.jar(), MODEL)) {
      for (int i = -WARM_UP; i < plan.texts(); i++) {
        Completion.Wish wish = wish(LONGEST, i + WARM_UP);
        Completion expected = loop.complete(wish);
        Completion streamed = axon.stream(wish);
        Completion whole = axon.complete(wish);
        same(expected, streamed);
        same(expected, whole);
        if (i >= 0) {
          tokens += loop.tokens();
          bareFirst.add(expected.firstNanos());
          axonFirst.add(streamed.firstNanos());
          bareNanos += expected.nanos();
          axonNanos += whole.nanos();
          streamNanos += streamed.nanos();
        }
      }
    }
    return new InferenceReport.Completions(
        plan.texts(),
        tokens,
        tokens * 1e9 / bareNanos,
        tokens * 1e9 / axonNanos,
        tokens * 1e9 / streamNanos,
        median(bareFirst) / 1e6,
        median(axonFirst) / 1e6);
  }

  private static void same(Completion expected, Completion seen) {
    if (!expected.text().equals(seen.text())) {
      throw new ClientException(
          "the miner's text is not the bare loop's ("
              + seen.text()
              + ", not "
              + expected.text()
              + "); needed: a miner with the model "
              + MODEL
              + " of this build");
    }
  }

  private static double median(List<Long> nanos) {
    return TransferReport.part(nanos.stream().sorted().toList(), 0.5);
  }

  private static InferenceReport.Pair one(Lap.Call bare, Lap.Call echo) throws Exception {
    Lap http = new Lap();
    Lap signed = new Lap();
    for (int turn = 0; turn < TURNS; turn++) {
      http.times(ECHOES_A_TURN, bare);
      signed.times(ECHOES_A_TURN, echo);
    }
    return new InferenceReport.Pair(http.figures(), signed.figures());
  }

  private static InferenceReport.Pair sixteen(List<BareRequest> bare, List<Lap.Call> echoes)
      throws Exception {
    Lap http = new Lap();
    Lap signed = new Lap();
    for (int turn = 0; turn < TURNS / 2; turn++) {
      http.together(bare, TURN_MILLIS);
      signed.together(echoes, TURN_MILLIS);
    }
    return new InferenceReport.Pair(http.figures(), signed.figures());
  }

  private InferenceReport signed(
      InferenceReport.Completions completions,
      InferenceReport.Pair one,
      InferenceReport.Pair sixteen,
      InferenceReport.Attachment attachment)
      throws Exception {
    String hotkey = Ss58.encode(plan.signer().accountId());
    String message = SynapseSignature.message(1, hotkey, hotkey, "uuid", "hash");
    String signature = SynapseSignature.sign(plan.signer(), message);
    Lap sign = new Lap();
    Lap verify = new Lap();
    sign.times(SIGNATURES, () -> SynapseSignature.sign(plan.signer(), message));
    verify.times(SIGNATURES, () -> SynapseSignature.verify(hotkey, message, signature));
    return new InferenceReport(
        completions,
        one,
        sixteen,
        attachment,
        sign.figures().millisP50() * 1e3,
        verify.figures().millisP50() * 1e3);
  }

  private static Completion.Wish wish(int maxBytes, int seed) {
    byte[] prompt = "ROMEO:\nWhat light is this?".getBytes(StandardCharsets.US_ASCII);
    return new Completion.Wish(Base64.getEncoder().encodeToString(prompt), maxBytes, seed);
  }
}
