package io.myelin.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class OnnxModelTest {
  private static final long FOR_EVER = Long.MAX_VALUE;

  @TempDir private Path folder = Path.of("");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @SuppressWarnings("NullAway.Init")
  private OnnxModel model;

  @BeforeEach
  void open() throws IOException {
    model = OnnxModel.open(LoopModel.write(folder.resolve("loop.onnx")));
  }

  @AfterEach
  void close() {
    model.close();
    threads.shutdownNow();
  }

  @Test
  void shouldRunAndKnowItself() {
    assertEquals("1.28.0", OnnxModel.version());
    assertEquals(List.of("times", "x"), model.inputs());
    assertEquals(List.of("sum"), model.outputs());
    assertEquals(Map.of("made by", "a test"), model.metadata());
    assertSum(new float[] {3, 12}, model.run(asked(3, 0, 9)));
  }

  @Test
  void shouldAnswerSeveralThreadsAtOnce() throws Exception {
    List<Future<Map<String, Tensor>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int start = i;
      answers.add(threads.submit(() -> model.run(asked(50, start))));
    }
    for (int i = 0; i < answers.size(); i++) {
      assertSum(new float[] {i + 50f}, answers.get(i).get());
    }
  }

  @Test
  void shouldEndARunThatIsStopped() throws Exception {
    CompletableFuture<Runnable> stop = new CompletableFuture<>();
    Future<?> run =
        threads.submit(() -> assertStops(() -> model.run(asked(FOR_EVER, 0), stop::complete)));
    stop.get().run();
    run.get();
    assertSum(new float[] {1}, model.run(asked(1, 0)));
  }

  @Test
  void shouldNotBeginWhatWasStoppedBefore() {
    assertStops(() -> model.run(asked(FOR_EVER, 0), Runnable::run));
  }

  @Test
  void shouldLetALateStopPass() throws Exception {
    CompletableFuture<Runnable> stop = new CompletableFuture<>();
    model.run(asked(1, 0), stop::complete);
    stop.get().run();
    assertSum(new float[] {1}, model.run(asked(1, 0)));
  }

  @Test
  void shouldStopAndAwaitItsRunsWhenClosed() throws Exception {
    CompletableFuture<Runnable> begun = new CompletableFuture<>();
    Future<?> run =
        threads.submit(() -> assertStops(() -> model.run(asked(FOR_EVER, 0), begun::complete)));
    begun.get();
    model.close();
    run.get();
    assertStops(() -> model.run(asked(1, 0)));
    model.close();
  }

  @Test
  void shouldBeInMemoryOnceHoweverOftenItIsOpen() throws Exception {
    Path file = folder.resolve("loop.onnx");
    try (SharedSession one = SharedSession.open(file);
        SharedSession other = SharedSession.open(file)) {
      assertSame(one, other);
    }
    OnnxModel neighbour = OnnxModel.open(file);
    CompletableFuture<Runnable> stop = new CompletableFuture<>();
    Future<?> run =
        threads.submit(() -> assertStops(() -> model.run(asked(FOR_EVER, 0), stop::complete)));
    stop.get();
    neighbour.close();
    neighbour.close();
    assertFalse(run.isDone());
    assertSum(new float[] {1}, model.run(asked(1, 0)));
    stop.get().run();
    run.get();
    model.close();
    try (SharedSession again = SharedSession.open(file)) {
      assertTrue(again.session().getNumInputs() == 2);
    }
  }

  @Test
  void shouldRefuseWhatIsNoModelByItsName() throws IOException {
    Path noise = Files.writeString(folder.resolve("noise.onnx"), "no model");
    OnnxException refused = assertThrows(OnnxException.class, () -> OnnxModel.open(noise));
    assertTrue(String.valueOf(refused.getMessage()).contains("noise.onnx"), refused::toString);
    assertThrows(OnnxException.class, () -> OnnxModel.open(folder.resolve("missing.onnx")));
  }

  @Test
  void shouldRefuseWrongInputs() {
    Map<String, Tensor> misnamed = Map.of("y", new Tensor.Floats(new float[1], 1));
    assertThrows(OnnxException.class, () -> model.run(misnamed));
    Map<String, Tensor> mistyped =
        Map.of("times", new Tensor.Floats(new float[1]), "x", new Tensor.Floats(new float[1], 1));
    assertThrows(OnnxException.class, () -> model.run(mistyped));
    assertThrows(IllegalArgumentException.class, () -> new Tensor.Floats(new float[3], 2, 2));
    assertThrows(IllegalArgumentException.class, () -> new Tensor.Longs(new long[4], -2, -2));
  }

  private static Map<String, Tensor> asked(long times, float... x) {
    return Map.of(
        "times", new Tensor.Longs(new long[] {times}), "x", new Tensor.Floats(x, x.length));
  }

  private static void assertSum(float[] expected, Map<String, Tensor> seen) {
    Tensor.Floats sum = assertInstanceOf(Tensor.Floats.class, seen.get("sum"));
    assertArrayEquals(expected, sum.values());
    assertArrayEquals(new long[] {expected.length}, sum.shape());
  }

  private static void assertStops(org.junit.jupiter.api.function.Executable run) {
    assertThrows(CancellationException.class, run);
  }
}
