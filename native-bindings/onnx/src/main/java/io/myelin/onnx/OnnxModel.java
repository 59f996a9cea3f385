package io.myelin.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * A loaded model. Any number of threads may run it at once, each run uses its caller's thread; the
 * same input gives the same output bit for bit on the same machine. Opened several times in one
 * process it takes memory once; its file must not change meanwhile.
 */
public final class OnnxModel implements AutoCloseable {
  private final String name;
  private final OrtEnvironment environment;
  private final SharedSession shared;
  private final OrtSession session;
  private final Map<String, String> metadata;
  private final Set<Termination> running = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile boolean closing;
  private boolean closed;

  private OnnxModel(String name, SharedSession shared) throws OrtException {
    this.name = name;
    this.environment = Environment.get();
    this.shared = shared;
    this.session = shared.session();
    this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
  }

  /**
   * Loads a model; whether its bytes are the right ones was checked by whoever names the file.
   *
   * @throws OnnxException when the file is missing or no usable model
   */
  public static OnnxModel open(Path file) {
    try {
      return new OnnxModel(String.valueOf(file.getFileName()), SharedSession.open(file));
    } catch (OrtException | IOException e) {
      throw new OnnxException("model " + file + " cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** The version of the runtime in use, such as "1.28.0". */
  public static String version() {
    return Environment.get().getVersion();
  }

  /** Names of what it takes, in the model's order. */
  public List<String> inputs() {
    return List.copyOf(session.getInputNames());
  }

  /** Names of what it gives, in the model's order. */
  public List<String> outputs() {
    return List.copyOf(session.getOutputNames());
  }

  /** What the model's author wrote into it, such as an alphabet. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** A run that nobody will stop. */
  public Map<String, Tensor> run(Map<String, Tensor> inputs) {
    return run(inputs, stop -> {});
  }

  /**
   * Runs the model.
   *
   * @param onStop is given what ends this run early, such as {@code call::onCancel}; a run ends
   *     between two operators, so a large batch ends late
   * @return every output by its name
   * @throws CancellationException when it was stopped, or the model closed
   * @throws OnnxException when names, types or shapes are not the model's
   */
  public Map<String, Tensor> run(Map<String, Tensor> inputs, Consumer<Runnable> onStop) {
    use.readLock().lock();
    try {
      if (closing) {
        throw new CancellationException("model " + name + " is closed");
      }
      return runOpen(inputs, onStop);
    } finally {
      use.readLock().unlock();
    }
  }

  private Map<String, Tensor> runOpen(Map<String, Tensor> inputs, Consumer<Runnable> onStop) {
    Map<String, OnnxTensor> given = new LinkedHashMap<>();
    try (Termination termination = new Termination()) {
      running.add(termination);
      try {
        if (closing) {
          termination.stop();
        }
        onStop.accept(termination::stop);
        for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
          given.put(input.getKey(), tensor(input.getValue()));
        }
        return run(given, termination);
      } finally {
        running.remove(termination);
      }
    } catch (OrtException e) {
      throw new OnnxException("model " + name + " refused: " + e.getMessage(), e);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  private Map<String, Tensor> run(Map<String, OnnxTensor> given, Termination termination)
      throws OrtException {
    try (OrtSession.Result result = session.run(given, termination.options())) {
      Map<String, Tensor> outputs = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.put(output.getKey(), read(output.getKey(), output.getValue()));
      }
      return outputs;
    } catch (OrtException e) {
      if (termination.stopped()) {
        throw new CancellationException("the run of model " + name + " was stopped");
      }
      throw e;
    }
  }

  private OnnxTensor tensor(Tensor tensor) throws OrtException {
    if (tensor instanceof Tensor.Floats floats) {
      return OnnxTensor.createTensor(
          environment, FloatBuffer.wrap(floats.values()), floats.shape());
    }
    Tensor.Longs longs = (Tensor.Longs) tensor;
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), longs.shape());
  }

  private Tensor read(String output, OnnxValue value) {
    if (value instanceof OnnxTensor tensor) {
      TensorInfo info = tensor.getInfo();
      if (info.type == OnnxJavaType.FLOAT) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new Tensor.Floats(values, info.getShape());
      }
      if (info.type == OnnxJavaType.INT64) {
        LongBuffer buffer = tensor.getLongBuffer();
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return new Tensor.Longs(values, info.getShape());
      }
    }
    throw new OnnxException(
        "output "
            + output
            + " of model "
            + name
            + " is "
            + value.getType()
            + " of a kind that is not supported; needed a tensor of float32 or int64");
  }

  /** Stops the runs of this object and waits for their end; what runs later is refused. */
  @Override
  public void close() {
    closing = true;
    running.forEach(Termination::stop);
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        shared.close();
      }
    } catch (OrtException e) {
      throw new OnnxException("model " + name + " cannot be closed", e);
    } finally {
      use.writeLock().unlock();
    }
  }
}
