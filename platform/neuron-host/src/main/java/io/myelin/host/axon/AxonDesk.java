package io.myelin.host.axon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.ChainClient;
import io.myelin.client.axon.AxonRequest;
import io.myelin.client.axon.AxonVerifier;
import io.myelin.client.axon.StrangersJson;
import io.myelin.client.axon.SynapseSignature;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.NetUid;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Decides every axon request: who is asked, whether the caller signed it (axon.md 5) and may ask,
 * whether the body is the one that was signed, and only then the worker.
 */
public final class AxonDesk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PING = "Synapse";

  /** What a body may have beside the question: who asks, who is asked, and whatever clients add. */
  private static final int ENVELOPE_BYTES = 32 << 10;

  private final Map<String, Door> doors = new ConcurrentHashMap<>();
  private final Path folder;
  private final ChainClient chain;
  private final LongSupplier nanoTime;
  private final Map<NetUid, Callers> callers = new ConcurrentHashMap<>();
  private final Places places = new Places();
  private final SecondOpinion time;

  /** What a hotkey is behind. */
  record Door(NetUid netuid, AxonVerifier verifier, WorkerSlot worker) {
    /** Empty while no plugin is loaded. */
    Optional<SubnetDescription> subnet() {
      return worker.opened().map(Opened::description);
    }
  }

  /**
   * A request that was let in.
   *
   * @param known whether a neuron of this host's subnets sent it
   */
  record Visit(AxonRequest request, Door door, Caller caller, boolean known) {}

  /** A status and a body; an error's body holds one message. */
  public record Answer(int status, ObjectNode body, String message) {
    static Answer refused(int status, String message) {
      return said(status, message);
    }

    static Answer said(int status, String message) {
      return new Answer(status, JSON.createObjectNode().put("message", message), message);
    }
  }

  public AxonDesk(ChainClient chain, Path folder) {
    this(chain, folder, System::nanoTime);
  }

  AxonDesk(ChainClient chain, Path folder, LongSupplier nanoTime) {
    this.chain = chain;
    this.nanoTime = nanoTime;
    this.folder = folder;
    this.time = new SecondOpinion(chain, nanoTime);
  }

  /** Serves one more hotkey. */
  public void open(String hotkey, NetUid netuid, WorkerSlot worker) throws IOException {
    Files.createDirectories(folder);
    callers.computeIfAbsent(netuid, subnet -> new Callers(chain, subnet, nanoTime));
    Path nonces = folder.resolve("nonces-" + hotkey + ".txt");
    doors.put(hotkey, new Door(netuid, new AxonVerifier(hotkey, nonces, time), worker));
  }

  /** Serves a hotkey no longer. */
  public void close(String hotkey) {
    doors.remove(hotkey);
  }

  /**
   * Answers a request.
   *
   * @param parts where parts of the answer go before it is whole; empty when the caller wants none
   */
  public Answer answer(
      String synapse, Function<String, String> header, byte[] bytes, Optional<Parts> parts) {
    return enter(
        header,
        Callers::refuseStranger,
        door -> unknown(door, synapse),
        visit -> verified(visit, synapse, bytes, parts));
  }

  private static Optional<Answer> unknown(Door door, String synapse) {
    Optional<SubnetDescription> subnet = door.subnet();
    return subnet.isEmpty() || synapse.equals(PING) || subnet.get().task(synapse).isPresent()
        ? Optional.empty()
        : Optional.of(
            Answer.refused(
                404,
                "Synapse name '"
                    + synapse
                    + "' not found. Available synapses "
                    + subnet.get().tasks().stream().map(TaskEntry::name).toList()));
  }

  /**
   * Lets in who signed a request and may ask; the order of the checks is that of what they cost.
   *
   * @param budget of strangers
   * @param early what is refused whoever asks
   * @param then answers; holds one of the places meanwhile
   */
  Answer enter(
      Function<String, String> header,
      Function<Callers, Optional<String>> budget,
      Function<Door, Optional<Answer>> early,
      Function<Visit, Answer> then) {
    AxonRequest request;
    try {
      request = AxonRequest.of(header);
    } catch (IllegalArgumentException e) {
      return Answer.refused(400, "a number among the headers is not one: " + e.getMessage());
    }
    Door door = doors.get(request.axonHotkey());
    if (door == null) {
      return Answer.refused(404, "no neuron with hotkey " + request.axonHotkey() + " here");
    }
    Optional<Answer> unwanted = early.apply(door);
    if (unwanted.isPresent()) {
      return unwanted.get();
    }
    Optional<String> refusal = door.verifier.refuse(request);
    if (refusal.isPresent()) {
      return Answer.refused(401, "Not Verified with error: " + refusal.get());
    }
    Callers own = Optional.ofNullable(callers.get(door.netuid())).orElseThrow();
    Caller caller = own.caller(request.dendriteHotkey());
    boolean known = caller.neuron() || knownElsewhere(request.dendriteHotkey());
    Optional<String> blacklisted = known ? Optional.empty() : budget.apply(own);
    if (blacklisted.isPresent()) {
      return Answer.refused(403, "Forbidden. Key is blacklisted: " + blacklisted.get() + ".");
    }
    // only now: whoever may not ask must not fill the table of nonces either
    Optional<String> used = door.verifier.use(request, known);
    if (used.isPresent()) {
      return Answer.refused(401, "Not Verified with error: " + used.get());
    }
    return places
        .answer(known, () -> then.apply(new Visit(request, door, caller, known)))
        .orElseGet(
            () ->
                Answer.refused(
                    503, "as many requests as this node answers at a time are here; try again"));
  }

  /** A neuron of another subnet that this host serves is no stranger. */
  private boolean knownElsewhere(String hotkey) {
    return callers.size() > 1 && callers.values().stream().anyMatch(each -> each.lists(hotkey));
  }

  private static Answer verified(Visit visit, String synapse, byte[] bytes, Optional<Parts> parts) {
    Optional<TaskEntry> task = visit.door().subnet().flatMap(known -> known.task(synapse));
    int allowed = task.map(TaskEntry::questionBytes).orElse(0);
    int most = allowed + ENVELOPE_BYTES;
    if (bytes.length > most && (task.isPresent() || synapse.equals(PING))) {
      return Answer.refused(
          413, "the body has " + bytes.length + " bytes; " + synapse + " allows " + most);
    }
    JsonNode parsed;
    try {
      parsed = StrangersJson.read(bytes, allowed);
    } catch (IOException e) {
      return Answer.refused(400, "the body is not JSON, or too deep or of too many values");
    }
    if (!(parsed instanceof ObjectNode body)) {
      return Answer.refused(400, "the body is not a JSON object");
    }
    if (synapse.equals(PING)) {
      return new Answer(200, body, "Success");
    }
    Optional<WorkerSlot.Lease> lease = task.flatMap(known -> visit.door().worker().lease());
    if (lease.isEmpty()) {
      return Answer.refused(503, "this neuron's worker is not running; it will be back soon");
    }
    try (WorkerSlot.Lease plugin = lease.get()) {
      return signed(visit, task.orElseThrow(), body, plugin.client(), parts);
    }
  }

  private static Answer signed(
      Visit visit, TaskEntry task, ObjectNode body, PluginClient plugin, Optional<Parts> parts) {
    String hash = SynapseSignature.bodyHash(body, task.signed());
    if (!hash.equals(visit.request().bodyHash())) {
      return Answer.refused(400, "the body is not the signed one: its hash is " + hash);
    }
    long millis =
        Math.max(1, Math.min((long) (visit.request().timeoutSeconds() * 1000), task.limitMillis()));
    return new Forward(plugin, task, body, visit.caller(), Duration.ofMillis(millis)).answer(parts);
  }

  /** The body as it is sent. */
  public static byte[] bytes(Answer answer) {
    try {
      return JSON.writeValueAsBytes(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
