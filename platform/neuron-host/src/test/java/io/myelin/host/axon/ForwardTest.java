package io.myelin.host.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.host.axon.AxonDesk.Answer;
import io.myelin.host.worker.TestWorkers;
import io.myelin.host.worker.Worker;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.link.PluginClient.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers of a real worker, in parts. */
@Timeout(900)
class ForwardTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Worker worker;

  /** A caller who reads what is sent. */
  private static final class Reader implements Parts {
    final List<String> heard = new ArrayList<>();

    @Override
    public void part(ObjectNode part) {
      heard.add(part.toString());
    }

    @Override
    public void idle() {
      heard.add("");
    }
  }

  /** A caller who hung up. */
  private static final class Gone implements Parts {
    @Override
    public void part(ObjectNode part) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public void idle() throws IOException {
      throw new IOException("gone");
    }
  }

  @BeforeEach
  void start() throws Exception {
    worker = TestWorkers.start(folder, Role.MINER);
    TestWorkers.ready(worker);
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void shouldSendPartsAsTheyComeAndThenTheAnswersOwnFields() {
    Reader reader = new Reader();
    Answer answer = ask("parts", LONG, Optional.of(reader));
    assertEquals("{\"answer\":\"x\"}", answer.body().toString());
    assertEquals(
        List.of("{\"answer\":\"part\"}"),
        reader.heard.stream().filter(each -> !each.isEmpty()).toList());
    assertEquals(
        "{\"q\":\"parts\",\"answer\":\"x\"}",
        ask("parts", LONG, Optional.empty()).body().toString());
  }

  /**
   * The worker takes one call at a time, so the second is answered when the first was told to stop.
   */
  @Test
  void shouldCancelAnAnswerNobodyWaitsFor() {
    assertEquals(408, ask("wait", LONG, Optional.of(new Gone())).status());
    assertEquals(200, ask("now", LONG, Optional.empty()).status());
  }

  @Test
  void shouldLookAfterACallerUntilTheLimit() {
    Reader reader = new Reader();
    assertEquals(408, ask("wait", Duration.ofSeconds(5), Optional.of(reader)).status());
    assertTrue(reader.heard.contains(""), reader.heard.toString());
  }

  private Answer ask(String q, Duration limit, Optional<Parts> parts) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("q", q);
    TaskEntry task = worker.opened().orElseThrow().description().task("Q").orElseThrow();
    Caller caller = new Caller("5A", true, false, 0);
    return new Forward(worker.client().orElseThrow(), task, body, caller, limit).answer(parts);
  }
}
