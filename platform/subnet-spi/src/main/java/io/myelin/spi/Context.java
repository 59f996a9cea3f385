package io.myelin.spi;

import io.myelin.spi.value.Likelihood;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Everything a plugin may use of its surroundings; more is added as methods with a default. */
public interface Context {
  /**
   * The operator's settings for this neuron; an unknown or wrong one was refused before the role
   * was opened.
   *
   * @param type the record that the manifest names
   */
  <S extends Record> S settings(Class<S> type);

  /**
   * A model of the manifest: checked by its digest, read-only, shared by all workers, never changed
   * or truncated while this worker lives.
   */
  Path model(String name);

  /** A reference model that the platform runs once for all plugins, in a process of its own. */
  Likelihood likelihood(String model);

  /** A private, bounded folder that disappears with the worker. */
  Path scratch();

  /** Its lines go into the neuron's log, which is bounded. */
  System.Logger logger();

  Metrics metrics();

  /** The same numbers for the same neuron and purpose whenever the worker is started. */
  RandomGenerator random(String purpose);

  /** Keeps bytes for a question or an answer. */
  Attachment attach(byte[] bytes, String mediaType) throws IOException;

  /** Keeps a file's bytes for a question or an answer; the file may go afterwards. */
  Attachment attach(Path file, String mediaType) throws IOException;

  /** The neurons that answer a modality's tasks now, highest incentive first. */
  List<Expert> experts(String modality);

  /**
   * Asks one of them within the budget that {@link Capability.Asks} was granted. The future fails
   * with a {@link SubnetException}: RESOURCES when the budget is spent or nobody answered in time.
   */
  <Q extends Record, A extends Record> CompletableFuture<Answered<A>> ask(
      Expert expert, Task<Q, A> task, Q question, Answering.Call call);

  /** Loading takes long: the limit of the start is counted from here, and people see the words. */
  void progress(double done, String what);

  /**
   * A neuron of another subnet.
   *
   * @param incentive from 0 to 1, of the newest epoch
   */
  record Expert(int netuid, String hotkey, double incentive) {}

  record Answered<A extends Record>(A answer, Expert expert, long millis) {}

  /** Series named after the neuron; a name is lower-case letters, digits and underscores. */
  interface Metrics {
    void count(String name, long more);

    void record(String name, double value);
  }
}
