package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.Attachments;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.role.Digests;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.MinerRole;
import io.myelin.worker.role.ValidatorRole;
import io.myelin.worker.value.Measured;
import io.myelin.worker.value.RoundValues;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A market in one process: one validator, some miners, any number of rounds.
 *
 * <pre>{@code
 * Market.of(new HelloSubnet())
 *     .miner("strong")
 *     .miner("weak", Map.of("forgets", "5"))
 *     .rounds(50)
 *     .mustRank("strong", "weak");
 * }</pre>
 */
public final class Market {
  private final Subnet subnet;
  private final Map<String, Map<String, String>> miners = new LinkedHashMap<>();
  private final Map<String, Path> models = new LinkedHashMap<>();
  private final List<LocalExperts.Seat> experts = new ArrayList<>();
  private Map<String, String> validator = Map.of();
  private ValueShares shares = ValueShares.DEFAULT;
  private Optional<Shelf> shelf = Optional.empty();

  private Market(Subnet subnet) {
    this.subnet = subnet;
  }

  public static Market of(Subnet subnet) {
    return new Market(subnet);
  }

  public Market miner(String name) {
    return miner(name, Map.of());
  }

  public Market miner(String name, Map<String, String> settings) {
    miners.put(name, Map.copyOf(settings));
    return this;
  }

  public Market validator(Map<String, String> settings) {
    validator = Map.copyOf(settings);
    return this;
  }

  /**
   * How much each measure counts; scores are then made of what the answers add to each other, too.
   * Of equal miners the first is the earliest.
   */
  public Market value(ValueShares shares) {
    this.shares = shares;
    return this;
  }

  /** Where a model of the manifest lies that is not in the jar. */
  public Market model(String name, Path file) {
    models.put(name, file);
    return this;
  }

  /** Keeps what is attached, for an {@link EvidenceTrial} of the same folder. */
  public Market keeping(Path folder) {
    BlobStore store = JarWorkers.blobs(folder);
    shelf = Optional.of(store.shelf("market", JarWorkers.SHELF_BYTES, Duration.ofDays(1)));
    return this;
  }

  /** A miner of another subnet that the plugin may ask. */
  public Market expert(
      String hotkey, double incentive, Subnet other, Map<String, String> settings) {
    experts.add(new LocalExperts.Seat(hotkey, incentive, other, settings));
    return this;
  }

  /**
   * Plays the rounds with seeds of their own: the same market gives the same result.
   *
   * @throws Exception whatever a role throws when it is opened
   */
  public Played rounds(int count) throws Exception {
    boolean measuring = !shares.equals(ValueShares.DEFAULT);
    return new Played(play(count, measuring).stream().map(heard -> heard.round(shares)).toList());
  }

  /**
   * Plays the rounds and writes down what a validator's evidence holds of each.
   *
   * @param jar of this subnet, which others can verify it with
   */
  public List<RoundEvidence> recorded(int count, Path jar) throws Exception {
    return Recording.of(jar, validator, shares, play(count, true));
  }

  private List<Heard> play(int count, boolean measuring) throws Exception {
    try (LocalExperts others = LocalExperts.open(experts, new LocalBlobs(shelf));
        Stage stage = new Stage(subnet, models, others)) {
      ValidatorRole asking = stage.validator(validator);
      Map<String, MinerRole> answering = new LinkedHashMap<>();
      for (Map.Entry<String, Map<String, String>> miner : miners.entrySet()) {
        answering.put(miner.getKey(), stage.miner(miner.getKey(), miner.getValue()));
      }
      List<Heard> rounds = new ArrayList<>();
      Map<String, Value> means = new LinkedHashMap<>();
      ObjectNode memory = JsonNodeFactory.instance.objectNode();
      for (int number = 0; number < count; number++) {
        Plan plan = asking.plan(seed(number), number, memory);
        List<String> faults = new ArrayList<>();
        List<Asked> asked = asked(plan, answering, stage.attachments(), faults);
        List<Judged> judged = asking.judge(asked, stage.attachments());
        Map<String, Value> before = new LinkedHashMap<>();
        miners.keySet().forEach(each -> before.put(each, means.getOrDefault(each, Value.NONE)));
        List<Measured> measured =
            measuring
                ? asking.measure(
                    asked,
                    RoundValues.lately(plan.questions(), asking.shares(), judged, before),
                    seed(number),
                    stage.attachments())
                : List.of();
        Map<String, Value> values =
            RoundValues.of(plan.questions(), asking.shares(), judged, measured, miners.keySet());
        values.forEach(
            (miner, now) -> means.put(miner, before.getOrDefault(miner, Value.NONE).then(now)));
        rounds.add(
            new Heard(
                number,
                asking.shares(),
                memory,
                List.copyOf(miners.keySet()),
                before,
                asked,
                judged,
                Measured.unsupported(measured),
                values,
                faults));
        memory = plan.memory();
      }
      return rounds;
    }
  }

  static byte[] seed(int round) {
    return HexFormat.of()
        .parseHex(Digests.sha256(("round " + round).getBytes(StandardCharsets.UTF_8)));
  }

  private List<Asked> asked(
      Plan plan, Map<String, MinerRole> miners, Attachments attachments, List<String> faults) {
    List<Asked> asked = new ArrayList<>();
    for (Planned planned : plan.questions()) {
      List<Answered> answers = new ArrayList<>();
      for (Map.Entry<String, MinerRole> miner : miners.entrySet()) {
        try {
          answers.add(answer(planned, miner.getKey(), miner.getValue(), attachments));
        } catch (Exception e) {
          faults.add(miner.getKey() + ": " + e);
        }
      }
      asked.add(new Asked(planned, answers));
    }
    return asked;
  }

  private Answered answer(Planned planned, String name, MinerRole miner, Attachments attachments)
      throws Exception {
    Task<?, ?> task =
        subnet.manifest().tasks().stream()
            .filter(each -> each.name().equals(planned.task()))
            .findFirst()
            .orElseThrow();
    long begun = System.nanoTime();
    ObjectNode answer =
        miner.answer(planned.task(), planned.question(), attachments, new LocalCall(task.limit()));
    int bytes = answer.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > task.answerBytes()) {
      throw new IllegalStateException(
          "an answer of " + bytes + " bytes; " + task + " allows " + task.answerBytes());
    }
    return new Answered(name, answer, (System.nanoTime() - begun) / 1_000_000);
  }
}
