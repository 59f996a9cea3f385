package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.spi.Answering;
import io.myelin.spi.Capability;
import io.myelin.spi.Context.Answered;
import io.myelin.spi.Context.Expert;
import io.myelin.spi.Manifest;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Task;
import io.myelin.worker.role.MinerRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Neurons of other subnets that a plugin asks in a test: real miners, reached through JSON as in a
 * market. What the grant says per minute is not counted.
 */
final class LocalExperts implements AutoCloseable {
  /** Somebody to be asked, before it is opened. */
  record Seat(String hotkey, double incentive, Subnet subnet, Map<String, String> settings) {
    Seat {
      settings = Map.copyOf(settings);
    }
  }

  private record Seated(String modality, Expert expert, MinerRole role) {}

  private final LocalBlobs blobs;
  private final List<Stage> stages = new ArrayList<>();
  private final List<Seated> seated = new ArrayList<>();

  /** Nobody yet, with nothing attached. */
  LocalExperts() {
    this(new LocalBlobs());
  }

  LocalExperts(LocalBlobs blobs) {
    this.blobs = blobs;
  }

  /** Opens every miner; their subnets are numbered from 100. */
  static LocalExperts open(List<Seat> seats, LocalBlobs blobs) throws Exception {
    LocalExperts experts = new LocalExperts(blobs);
    try {
      for (Seat seat : seats) {
        experts.seat(seat);
      }
      return experts;
    } catch (Exception e) {
      experts.close();
      throw e;
    }
  }

  private void seat(Seat seat) throws Exception {
    Stage stage = new Stage(seat.subnet(), Map.of(), new LocalExperts(blobs));
    stages.add(stage);
    seated.add(
        new Seated(
            seat.subnet().manifest().modality(),
            new Expert(100 + seated.size(), seat.hotkey(), seat.incentive()),
            stage.miner(seat.hotkey(), seat.settings())));
  }

  /** What all of them, and who asks them, have attached. */
  LocalBlobs blobs() {
    return blobs;
  }

  List<Expert> of(String modality) {
    return seated.stream()
        .filter(each -> each.modality().equals(modality))
        .map(Seated::expert)
        .sorted(Comparator.comparingDouble(Expert::incentive).reversed())
        .toList();
  }

  /**
   * @param asking whose grants decide
   * @throws SubnetException OPERATOR GRANT without a grant for the expert's modality
   */
  <Q extends Record, A extends Record> Answered<A> ask(
      Manifest asking, Expert expert, Task<Q, A> task, Q question, Answering.Call call)
      throws Exception {
    Seated asked =
        seated.stream()
            .filter(each -> each.expert().equals(expert))
            .findFirst()
            .orElseThrow(
                () ->
                    SubnetException.resources(
                        "EXPERT", "no neuron " + expert.hotkey() + " of another subnet is there"));
    requireGrant(asking, asked.modality());
    long begun = System.nanoTime();
    ObjectNode answer = asked.role().answer(task.name(), RecordJson.write(question), blobs, call);
    A read =
        RecordJson.read(answer, task.answer(), blobs.atMost(task.attachmentBytes(), "the answer"));
    return new Answered<>(read, expert, (System.nanoTime() - begun) / 1_000_000);
  }

  private static void requireGrant(Manifest asking, String modality) {
    boolean granted =
        asking.capabilities().stream()
            .anyMatch(
                each ->
                    each instanceof Capability.Asks asks && asks.modalities().contains(modality));
    if (!granted) {
      throw new SubnetException(
          "GRANT", Blame.OPERATOR, "the manifest names no grant to ask the modality " + modality);
    }
  }

  @Override
  public void close() throws IOException {
    for (Stage stage : stages) {
      stage.close();
    }
  }
}
