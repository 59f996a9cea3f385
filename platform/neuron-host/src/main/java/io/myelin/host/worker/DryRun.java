package io.myelin.host.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.host.plugin.Trial;
import io.myelin.spi.Answering.Caller;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Planned;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A round that a jar plays with itself before neurons run it: its validator draws from a seed that
 * is always the same, its own miner answers, and the answers are judged. All of it in a contained
 * process that ends with it, within the limits that hold in a round.
 */
public final class DryRun {
  private static final byte[] SEED = new byte[32];

  /** As long as a round waits for each. */
  private static final Duration PLAN = Duration.ofSeconds(10);

  private static final Duration JUDGE = Duration.ofSeconds(10);

  /** After that no further question is asked. */
  private static final Duration ENOUGH = Duration.ofSeconds(10);

  private static final String ITSELF = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM";

  private final SubnetDescription jar;
  private final Map<Role, Worker.Spec> sides;
  private final HostRequests requests;

  /**
   * @param sides those that the jar has, with the settings of neurons that will run it
   * @param requests answers what the plugin asks of its host
   */
  public DryRun(SubnetDescription jar, Map<Role, Worker.Spec> sides, HostRequests requests) {
    this.jar = jar;
    this.requests = requests;
    this.sides = new EnumMap<>(sides);
  }

  /** Where a fault happened, for people. */
  private static final class Step {
    private String now = "its process starts";
  }

  public Trial.Outcome play() throws InterruptedException {
    Step step = new Step();
    SharedProcess process;
    try {
      process = SharedProcess.start(all(), sides.size());
    } catch (IOException | WorkerFault e) {
      return new Trial.Unknown(step.now + ": " + e.getMessage());
    }
    Map<Role, SharedProcess.Room> rooms = new EnumMap<>(Role.class);
    try {
      for (Map.Entry<Role, Worker.Spec> side : sides.entrySet()) {
        step.now = "its " + side.getKey().wireName() + " opens";
        SharedProcess.Room room = process.room(side.getValue()).orElseThrow();
        rooms.put(side.getKey(), room);
        room.client().serve(requests.in(room.process()));
        new Starting(side.getValue()).load(room);
        room.loaded();
      }
      if (rooms.size() == Role.values().length) {
        round(client(rooms, Role.VALIDATOR), client(rooms, Role.MINER), step);
      }
      return process.complaint().map(why -> refused(step, why)).orElseGet(Trial.Passed::new);
    } catch (IOException ended) {
      return refused(step, String.valueOf(ended.getMessage()));
    } catch (WorkerFault fault) {
      return judged(fault, step, rooms);
    } finally {
      rooms.values().forEach(SharedProcess.Room::close);
      process.close();
    }
  }

  private void round(PluginClient validator, PluginClient miner, Step step) {
    step.now = "questions are drawn";
    List<Planned> questions = validator.plan(SEED, 1, nothing(), PLAN).questions();
    long end = System.nanoTime() + ENOUGH.toNanos();
    List<Asked> asked = new ArrayList<>();
    for (Planned planned : questions) {
      if (!asked.isEmpty() && System.nanoTime() > end) {
        break;
      }
      step.now = "question " + asked.size() + " of " + planned.task() + " is answered";
      long begun = System.nanoTime();
      ObjectNode answer =
          miner.answer(planned.task(), planned.question(), caller(), limit(planned.task()));
      long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      asked.add(new Asked(planned, List.of(new Answered(ITSELF, answer, millis))));
    }
    step.now = "answers are judged";
    validator.judge(asked, JUDGE);
  }

  /** What only this machine or its operator can mend says nothing about the jar. */
  private Trial.Outcome judged(WorkerFault fault, Step step, Map<Role, SharedProcess.Room> rooms)
      throws InterruptedException {
    for (SharedProcess.Room room : rooms.values()) {
      if (!room.process().alive()) {
        return refused(step, Watch.end(room.process()));
      }
    }
    String why = fault.code() + ": " + fault.getMessage();
    boolean ours = fault.blame() == Blame.OPERATOR || fault.blame() == Blame.RESOURCES;
    return ours && !fault.late() ? new Trial.Unknown(step.now + ": " + why) : refused(step, why);
  }

  private static Trial.Outcome refused(Step step, String why) {
    return new Trial.Refused("in its dry run, while " + step.now + ": " + why);
  }

  private static PluginClient client(Map<Role, SharedProcess.Room> rooms, Role role) {
    return Optional.ofNullable(rooms.get(role)).orElseThrow().client();
  }

  private Duration limit(String task) {
    return jar.tasks().stream()
        .filter(each -> each.name().equals(task))
        .map(TaskEntry::limitMillis)
        .map(Duration::ofMillis)
        .findFirst()
        .orElse(PLAN);
  }

  /** One process for all sides, which may read what each of them may. */
  private Worker.Spec all() {
    Map<String, String> settings = new LinkedHashMap<>();
    sides.forEach(
        (role, spec) ->
            spec.settings().forEach((name, value) -> settings.put(role + " " + name, value)));
    Worker.Spec first = sides.values().iterator().next();
    return new Worker.Spec(
        first.name(),
        first.share(),
        first.role(),
        settings,
        first.limits(),
        first.run(),
        first.models(),
        first.reach(),
        first.workerJar(),
        first.pluginJar(),
        first.containment(),
        first.log());
  }

  private static Caller caller() {
    return new Caller(ITSELF, true, true, 0);
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
