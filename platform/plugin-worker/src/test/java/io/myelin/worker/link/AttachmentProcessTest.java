package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.CopySubnet;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Attachments into a real worker process and out of it. */
@Timeout(900)
class AttachmentProcessTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Caller ANYBODY = new Caller("5x", true, true, 0);

  @TempDir Path folder = Path.of("");

  private BlobStore store() {
    return new BlobStore(folder.resolve("blobs"), InstantSource.system());
  }

  private static Shelf shelf(BlobStore store) {
    return store.shelf("n", 64 << 20, Duration.ofDays(1));
  }

  private WorkerProcess worker(Role role, BlobStore store) throws IOException {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    Path jar = CopySubnet.jar().in(folder);
    WorkerProcess worker =
        WorkerProcess.start(
            new WorkerProcess.Spec(
                "w",
                folder.resolve("workers"),
                classPath,
                folder.resolve("log"),
                64,
                LIMIT,
                Confinement.of(Containment.here(Mode.TRY, classPath), List.of(jar), 256)));
    worker.client().serve(new BlobRequests(worker, store, shelf(store), HostRequests.NONE));
    worker.client().load(new PluginClient.Opening(jar, role, "n", Map.of(), Map.of()), LIMIT);
    return worker;
  }

  private static ObjectNode question(Blob blob, String how) {
    ObjectNode question = Wire.object().put("how", how);
    question.set("file", new AttachmentName(blob.sha256(), blob.bytes(), "text/plain").json());
    return question;
  }

  private static Blob put(BlobStore store, byte[] bytes) throws IOException {
    return shelf(store).put(new ByteArrayInputStream(bytes), bytes.length);
  }

  @Test
  void shouldReadAnAttachmentAndAttachOne() throws Exception {
    BlobStore store = store();
    byte[] ten = new byte[10_000_000];
    new Random(1).nextBytes(ten);
    Blob given = put(store, ten);
    try (WorkerProcess worker = worker(Role.MINER, store)) {
      ObjectNode same = worker.client().answer("Copy", question(given, "same"), ANYBODY, LIMIT);
      assertEquals(given.sha256(), same.at("/file/sha256").asText());
      Path where = Path.of(same.path("where").asText());
      assertTrue(where.startsWith(folder.toRealPath().resolve("workers")), where.toString());
      assertFalse(Files.exists(where), "its copy stays after the call");

      ObjectNode answer =
          worker.client().answer("Copy", question(given, "reversed"), ANYBODY, LIMIT);
      assertEquals("text/x-reversed", answer.at("/file/media_type").asText());
      byte[] back =
          Files.readAllBytes(store.find(answer.at("/file/sha256").asText()).orElseThrow().file());
      assertEquals(back.length, answer.at("/file/bytes").asLong());
      for (int i = 0; i < back.length; i += 997) {
        assertEquals(ten[ten.length - 1 - i], back[i]);
      }
      Blob text = put(store, "hello".getBytes(StandardCharsets.UTF_8));
      assertEquals(
          "hello",
          worker
              .client()
              .answer("Copy", question(text, "file"), ANYBODY, LIMIT)
              .path("where")
              .asText());
    }
  }

  @Test
  void shouldChangeNothingButItsOwnCopyAndKeepWithinItsTask() throws Exception {
    BlobStore store = store();
    byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
    Blob given = put(store, hello);
    try (WorkerProcess worker = worker(Role.MINER, store)) {
      worker.client().answer("Copy", question(given, "changed"), ANYBODY, LIMIT);
      assertArrayEquals(hello, Files.readAllBytes(given.file()));
      refuses(worker, question(given, "too many"), "PLUGIN", "attachments of more than 11000000");
      Blob absent = new Blob("0".repeat(64), 5, folder);
      refuses(worker, question(absent, "same"), "CALLER", "is not here");
      refuses(
          worker, question(new Blob(given.sha256(), 4, folder), "same"), "CALLER", "has 5 bytes");
      refuses(
          worker,
          question(new Blob(given.sha256(), CopySubnet.MOST + 1, folder), "same"),
          "CALLER",
          "the question has attachments of more than");
    }
  }

  private static void refuses(
      WorkerProcess worker, ObjectNode question, String blame, String said) {
    WorkerFault fault =
        assertThrows(
            WorkerFault.class, () -> worker.client().answer("Copy", question, ANYBODY, LIMIT));
    String message = String.valueOf(fault.getMessage());
    assertEquals(blame, fault.blame().name(), message);
    assertTrue(message.contains(said), message);
  }

  /** A folder that fills up ends its worker. */
  @Test
  void shouldKeepFewOfTheFilesItAttached() throws Exception {
    BlobStore store = store();
    Blob given = put(store, "hello".getBytes(StandardCharsets.UTF_8));
    try (WorkerProcess worker = worker(Role.MINER, store)) {
      for (int i = 0; i < 80; i++) {
        worker.client().answer("Copy", question(given, "reversed"), ANYBODY, LIMIT);
      }
      assertEquals(
          "hello",
          worker
              .client()
              .answer("Copy", question(given, "old"), ANYBODY, LIMIT)
              .path("where")
              .asText());
    }
    try (Stream<Path> files = Files.walk(folder.resolve("workers"))) {
      assertEquals(0, files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void shouldJudgeAnswersByTheirAttachments() throws Exception {
    BlobStore store = store();
    try (WorkerProcess worker = worker(Role.VALIDATOR, store)) {
      Plan plan = worker.client().plan(new byte[32], 7, Wire.object(), LIMIT);
      Blob right = put(store, "7 dnuor".getBytes(StandardCharsets.UTF_8));
      Blob wrong = put(store, "other".getBytes(StandardCharsets.UTF_8));
      List<Judged> judged =
          worker
              .client()
              .judge(
                  List.of(
                      new Asked(
                          plan.questions().get(0),
                          List.of(
                              answered("right", right),
                              answered("wrong", wrong),
                              answered("absent", new Blob("0".repeat(64), 5, folder))))),
                  LIMIT);
      assertEquals(
          Map.of("right", 1.0, "wrong", 0.0, "absent", 0.0),
          judged.stream()
              .collect(java.util.stream.Collectors.toMap(Judged::neuron, Judged::score)));
    }
  }

  private static Answered answered(String neuron, Blob blob) {
    ObjectNode answer = Wire.object().put("where", "");
    answer.set("file", new AttachmentName(blob.sha256(), blob.bytes(), "").json());
    return new Answered(neuron, answer, 1);
  }
}
