package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.host.validator.Round.Reply;
import io.myelin.worker.link.Frames;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.Wire;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerLink;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker is played by a thread at the other end of the socket. */
class JudgingTest {
  private static final List<Planned> QUESTION =
      List.of(new Planned("Q", Wire.object(), Wire.object()));

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private SocketChannel near;

  @SuppressWarnings("NullAway.Init")
  private SocketChannel far;

  private volatile String gone = "";

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      near = SocketChannel.open(address);
      far = server.accept();
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    near.close();
    far.close();
  }

  @Test
  void shouldLetAnAnswerThatCannotBeJudgedCostOnlyItsMiner() throws IOException {
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      worker("bad");
      List<String> judged =
          judging(link).judge(replies("a", "b", "bad", "c", "d", "e")).judgements().stream()
              .map(Judged::neuron)
              .toList();
      assertEquals(List.of("a", "b", "c", "d", "e"), judged);
    }
  }

  @Test
  void shouldGiveUpARoundWhoseWorkerIsGone() throws IOException {
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      far.close();
      Judging judging = judging(link);
      assertThrows(WorkerFault.class, () -> judging.judge(replies("a", "b")));
      assertThrows(WorkerFault.class, () -> judging.judge(replies("a")));
    }
  }

  @Test
  void shouldKeepTheMeansOfMinersForWhomNoWorkerIsLeft() throws IOException {
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      worker("nobody");
      Judging judging =
          new Judging(
              new PluginClient(link),
              QUESTION,
              new Suspects(),
              (ended, reason, limit) -> Optional.empty());
      gone = "f";
      List<Reply> replies = new ArrayList<>(replies("a", "b", "c", "d", "e", "f"));
      replies.add(new Reply("silent", 0, 408, "no answer in time", 1, Wire.object()));
      Judging.Result result = judging.judge(replies);
      assertEquals(4, result.judgements().size());
      assertEquals(Set.of("e", "f"), result.unjudged());
      assertEquals(List.of(List.of("a", "b", "c", "d")), result.groups());
    }
  }

  private static Judging judging(WorkerLink link) {
    return new Judging(
        new PluginClient(link),
        QUESTION,
        new Suspects(),
        (ended, reason, limit) -> Optional.empty());
  }

  private static List<Reply> replies(String... miners) {
    List<Reply> replies = new ArrayList<>();
    for (String miner : miners) {
      replies.add(new Reply(miner, 0, 200, "Success", 1, Wire.object().put("answer", "x")));
    }
    return replies;
  }

  private void worker(String poison) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Frames frames = new Frames(far);
                for (Optional<ObjectNode> call = frames.read();
                    call.isPresent();
                    call = frames.read()) {
                  if (call.get().at("/round/0/answers").has(gone)) {
                    far.close();
                  }
                  frames.write(judge(call.get(), poison));
                }
              } catch (IOException closed) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static ObjectNode judge(ObjectNode call, String poison) {
    ObjectNode reply = Wire.object().put("id", call.path("id").asLong());
    JsonNode answers = call.at("/round/0/answers");
    if (answers.has(poison)) {
      reply.putObject("fault").put("code", "MEMORY").put("blame", "RESOURCES");
      return reply;
    }
    ArrayNode judgements = reply.putArray("judged");
    answers
        .fieldNames()
        .forEachRemaining(
            miner ->
                judgements.addObject().put("question", 0).put("neuron", miner).put("score", 0.5));
    return reply;
  }
}
