package io.myelin.host.validator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.SynapseType;
import io.myelin.worker.link.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The asking of one round: every miner gets the same questions, one after another, until time. */
final class Round {
  private final Dendrite dendrite;
  private final Map<String, List<String>> hashFields = new LinkedHashMap<>();

  Round(Dendrite dendrite, PluginManifest manifest) {
    this.dendrite = dendrite;
    for (SynapseType type : manifest.synapses()) {
      hashFields.put(type.name(), type.requiredHashFields());
    }
  }

  /** One question's fate: HTTP or made-up status, and how long it took. */
  record Reply(String miner, int challenge, int status, String message, long millis, Body body) {}

  /** Ends at the deadline at the latest; whoever did not answer by then has no reply of 200. */
  List<Reply> ask(List<Challenge> challenges, List<Dendrite.Target> targets, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    List<CompletableFuture<List<Reply>>> asked = new ArrayList<>();
    for (Dendrite.Target target : targets) {
      CompletableFuture<List<Reply>> chain = CompletableFuture.completedFuture(List.of());
      for (int index = 0; index < challenges.size(); index++) {
        int number = index;
        chain = chain.thenCompose(before -> one(before, challenges, number, target, end));
      }
      asked.add(chain);
    }
    return asked.stream().flatMap(chain -> chain.join().stream()).toList();
  }

  private CompletableFuture<List<Reply>> one(
      List<Reply> before, List<Challenge> all, int index, Dendrite.Target target, long end) {
    Challenge challenge = all.get(index);
    Duration left = Duration.ofNanos(Math.max(end - System.nanoTime(), 1_000_000));
    ObjectNode request = Wire.object();
    request.setAll((ObjectNode) Wire.json(challenge.request()));
    List<String> fields = hashFields.getOrDefault(challenge.synapse(), List.of());
    return dendrite
        .ask(target, challenge.synapse(), request, fields, left)
        .thenApply(
            reply -> {
              List<Reply> after = new ArrayList<>(before);
              after.add(
                  new Reply(
                      target.hotkey(),
                      index,
                      reply.status(),
                      reply.message(),
                      reply.took().toMillis(),
                      Wire.body(reply.body())));
              return after;
            });
  }

  static List<AskedChallenge> forJudging(List<Challenge> challenges, List<Reply> replies) {
    List<AskedChallenge> round = new ArrayList<>();
    for (int index = 0; index < challenges.size(); index++) {
      Map<String, Body> answers = new LinkedHashMap<>();
      for (Reply reply : replies) {
        if (reply.challenge() == index && reply.status() == 200) {
          answers.put(reply.miner(), reply.body());
        }
      }
      round.add(new AskedChallenge(challenges.get(index), answers));
    }
    return round;
  }
}
