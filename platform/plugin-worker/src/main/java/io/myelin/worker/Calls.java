package io.myelin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering;
import io.myelin.worker.link.Frames;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the host's calls to the sessions they are for, and cancels those whose limit is over or for
 * which nobody waits. Each is answered, also one that never begins.
 */
final class Calls {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Logger LOG = Logger.getLogger(Calls.class.getName());

  private final HostLine host;
  private final OpenJars jars = new OpenJars();
  private final Map<Integer, Session> sessions = new ConcurrentHashMap<>();
  private final Map<Long, WorkerCall> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(r -> daemon(r, "limits"));
  private final ExecutorService stopping =
      Executors.newCachedThreadPool(r -> daemon(r, "stopping"));

  Calls(HostLine host) {
    this.host = host;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a frame of the host; does not wait for what it asks. */
  void take(ObjectNode request) throws IOException {
    long id = request.path("id").asLong();
    switch (request.path("op").asText()) {
      case "" -> host.settle(request);
      case "ping" -> reply(id, pong());
      case "cancel" -> cancel(request.path("call").asLong());
      default -> begin(id, request);
    }
  }

  private ObjectNode pong() {
    ObjectNode reply = Wire.object();
    ObjectNode metrics = reply.putObject("metrics");
    sessions.forEach(
        (number, session) -> metrics.set(String.valueOf(number), session.operations().metrics()));
    return reply;
  }

  /**
   * Only a load begins a session, and nothing but another stop is for one that was told to stop:
   * what comes late for it changes nothing, and waits for nothing.
   */
  private Optional<Session> session(int number, String op) {
    return switch (op) {
      case "load" -> Optional.of(sessions.compute(number, this::open));
      case "stop" -> Optional.ofNullable(sessions.get(number));
      default -> Optional.ofNullable(sessions.get(number)).filter(known -> !known.leaving());
    };
  }

  private Session open(int number, @Nullable Session known) {
    return known == null || known.leaving()
        ? new Session(number, new Operations(host.of(number), jars))
        : known;
  }

  private void begin(long id, ObjectNode request) throws IOException {
    int number = request.path("session").asInt();
    String op = request.path("op").asText();
    Optional<Session> session = session(number, op);
    if (session.isPresent()) {
      if (op.equals("stop") && session.get().leaving()) {
        reply(id, Wire.object()); // it is on its way out already
        return;
      }
      if (op.equals("stop")) {
        session.get().leave();
        cancelAll(number);
      }
      begin(id, request, session.get());
    } else if (op.equals("stop")) {
      reply(id, Wire.object());
      end(request);
    } else {
      reply(id, Operations.notLoaded());
    }
  }

  private void begin(long id, ObjectNode request, Session session) throws IOException {
    Optional<Duration> limit =
        Optional.of(request.path("limitMillis"))
            .filter(JsonNode::isIntegralNumber)
            .map(millis -> Duration.ofMillis(millis.asLong()));
    WorkerCall call =
        new WorkerCall(
            request.path("session").asInt(),
            limit.orElse(LONGEST),
            caller(request.path("caller")),
            request.path("parts").asBoolean() ? part -> part(id, part) : part -> {},
            stopping);
    open.put(id, call);
    try {
      session.execute(new Session.Turn(call, () -> run(id, request, session, call)));
    } catch (RejectedExecutionException e) {
      open.remove(id);
      reply(id, Operations.busy(Session.QUEUE));
      return;
    }
    limit.ifPresent(
        after -> clock.schedule(() -> expire(id), after.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static Answering.Caller caller(JsonNode node) {
    return new Answering.Caller(
        node.path("hotkey").asText(),
        node.path("neuron").asBoolean(),
        node.path("validator").asBoolean(),
        node.path("stakeRao").asLong());
  }

  private void run(long id, ObjectNode request, Session session, WorkerCall call) {
    if (!call.begin()) {
      return;
    }
    ObjectNode reply = session.operations().perform(request, call);
    open.remove(id);
    session.widen();
    try {
      reply(id, reply);
    } catch (Frames.UnwritableException e) {
      answerInstead(id, e);
    } catch (IOException e) {
      halt(e);
    }
    if (request.path("op").asText().equals("stop")) {
      sessions.remove(call.session(), session);
      end(request);
      session.end();
    }
  }

  /** A process without a neuron ends, unless its host says that others are on their way. */
  private void end(ObjectNode request) {
    if (sessions.isEmpty() && !request.path("others").asBoolean()) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answerInstead(long id, Frames.UnwritableException e) {
    try {
      reply(id, Operations.unwritable(String.valueOf(e.getMessage())));
    } catch (IOException gone) {
      halt(gone);
    }
  }

  private static void halt(IOException e) {
    LOG.log(Level.INFO, "a reply could not be sent: {0}", e.getMessage());
    Runtime.getRuntime().halt(0);
  }

  /** A call that waits, or is over, is answered at once: whoever cancelled it counts on an end. */
  private void cancel(long id) throws IOException {
    WorkerCall call = open.get(id);
    if (call == null || call.cancel()) {
      open.remove(id);
      reply(id, Operations.cancelled());
    }
  }

  /**
   * A session that is to end waits for none of its calls. The youngest is told first: the thread of
   * one that runs, and ends for being told, must not find one that waits.
   */
  private void cancelAll(int session) {
    open.entrySet().stream()
        .filter(each -> each.getValue().session() == session)
        .map(Map.Entry::getKey)
        .sorted(Comparator.reverseOrder())
        .forEach(this::expire);
  }

  private void expire(long id) {
    Optional.ofNullable(open.get(id))
        .ifPresent(
            call -> {
              try {
                cancel(id);
              } catch (IOException e) {
                halt(e);
              }
            });
  }

  private void part(long id, ObjectNode part) {
    ObjectNode frame = Wire.object().put("id", id);
    frame.set("part", part);
    try {
      host.send(frame);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void reply(long id, ObjectNode content) throws IOException {
    host.send(content.put("id", id));
  }
}
