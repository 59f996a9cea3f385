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
import io.myelin.host.worker.Worker;
import io.myelin.primitives.NetUid;
import io.myelin.spi.PluginException.Category;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.SynapseType;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.Wire;
import io.myelin.worker.link.WorkerFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Decides every axon request: who is asked, whether the caller signed it (axon.md 5) and may ask,
 * whether the body is the one that was signed, and only then the worker.
 */
public final class AxonDesk {
  private static final Logger LOG = Logger.getLogger(AxonDesk.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PING = "Synapse";

  private final Map<String, Door> doors = new LinkedHashMap<>();
  private final Path folder;
  private final Callers callers;
  private final Places places = new Places();
  private final SecondOpinion time;

  private record Door(AxonVerifier verifier, Worker worker) {}

  /** A status and a body; an error's body holds one message. */
  public record Answer(int status, ObjectNode body, String message) {
    static Answer refused(int status, String message) {
      return new Answer(status, JSON.createObjectNode().put("message", message), message);
    }
  }

  public AxonDesk(ChainClient chain, NetUid netuid, Path folder) {
    this(chain, netuid, folder, System::nanoTime);
  }

  AxonDesk(ChainClient chain, NetUid netuid, Path folder, LongSupplier nanoTime) {
    this.folder = folder;
    this.callers = new Callers(chain, netuid, nanoTime);
    this.time = new SecondOpinion(chain, nanoTime);
  }

  /** Serves one more hotkey; called before any request arrives. */
  public void open(String hotkey, Worker worker) throws IOException {
    Files.createDirectories(folder);
    Path nonces = folder.resolve("nonces-" + hotkey + ".txt");
    doors.put(hotkey, new Door(new AxonVerifier(hotkey, nonces, time), worker));
  }

  public Answer answer(String synapse, Function<String, String> header, byte[] bytes) {
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
    Optional<PluginManifest> manifest = door.worker.manifest();
    Optional<SynapseType> type =
        manifest.flatMap(
            m -> m.synapses().stream().filter(s -> s.name().equals(synapse)).findFirst());
    if (manifest.isPresent() && type.isEmpty() && !synapse.equals(PING)) {
      return Answer.refused(
          404,
          "Synapse name '"
              + synapse
              + "' not found. Available synapses "
              + manifest.get().synapses().stream().map(SynapseType::name).toList());
    }
    Optional<String> refusal = door.verifier.refuse(request);
    if (refusal.isPresent()) {
      return Answer.refused(401, "Not Verified with error: " + refusal.get());
    }
    boolean neuron = callers.known(request.dendriteHotkey());
    Optional<String> blacklisted = neuron ? Optional.empty() : callers.refuseStranger();
    if (blacklisted.isPresent()) {
      return Answer.refused(403, "Forbidden. Key is blacklisted: " + blacklisted.get() + ".");
    }
    // only now: whoever may not ask must not fill the table of nonces either
    Optional<String> used = door.verifier.use(request, neuron);
    if (used.isPresent()) {
      return Answer.refused(401, "Not Verified with error: " + used.get());
    }
    return places
        .answer(neuron, () -> verified(request, synapse, type, bytes, door))
        .orElseGet(
            () ->
                Answer.refused(
                    503, "as many requests as this node answers at a time are here; try again"));
  }

  private static Answer verified(
      AxonRequest request, String synapse, Optional<SynapseType> type, byte[] bytes, Door door) {
    JsonNode parsed;
    try {
      parsed = StrangersJson.read(bytes);
    } catch (IOException e) {
      return Answer.refused(400, "the body is not JSON, or too deep or of too many values");
    }
    if (!(parsed instanceof ObjectNode body)) {
      return Answer.refused(400, "the body is not a JSON object");
    }
    if (synapse.equals(PING)) {
      return new Answer(200, body, "Success");
    }
    Optional<PluginClient> plugin = door.worker.client();
    if (plugin.isEmpty() || type.isEmpty()) {
      return Answer.refused(503, "this neuron's worker is not running; it will be back soon");
    }
    String hash = SynapseSignature.bodyHash(body, type.get().requiredHashFields());
    if (!hash.equals(request.bodyHash())) {
      return Answer.refused(400, "the body is not the signed one: its hash is " + hash);
    }
    double seconds =
        Math.max(0.001, Math.min(request.timeoutSeconds(), type.get().timeoutSeconds()));
    return forward(plugin.get(), type.get(), body, Duration.ofMillis((long) (seconds * 1000)));
  }

  private static Answer forward(
      PluginClient plugin, SynapseType type, ObjectNode body, Duration limit) {
    try {
      JsonNode answer = Wire.json(plugin.answer(type.name(), Wire.body(body), limit));
      body.setAll((ObjectNode) answer);
      return new Answer(200, body, "Success");
    } catch (WorkerFault e) {
      if (e.code().equals("WORKER_LATE")) {
        return Answer.refused(408, "no answer within " + limit.toMillis() + " ms");
      }
      if (e.category() == Category.CALLER) {
        return Answer.refused(400, String.valueOf(e.getMessage()));
      }
      return failed(e);
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
  }

  private static Answer failed(RuntimeException e) {
    UUID id = UUID.randomUUID();
    LOG.log(Level.WARNING, "axon request " + id + " failed", e);
    return Answer.refused(500, "Internal Server Error #" + id);
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
