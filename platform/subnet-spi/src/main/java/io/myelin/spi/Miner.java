package io.myelin.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answering side: one answering per task. */
public final class Miner {
  private final Map<Task<?, ?>, Answering<?, ?>> answerings;
  private final AutoCloseable resource;

  private Miner(Map<Task<?, ?>, Answering<?, ?>> answerings, AutoCloseable resource) {
    this.answerings = answerings;
    this.resource = resource;
  }

  public static <Q extends Record, A extends Record> Miner of(
      Task<Q, A> task, Answering<Q, A> answering) {
    return new Miner(Map.of(), () -> {}).and(task, answering);
  }

  public <Q extends Record, A extends Record> Miner and(
      Task<Q, A> task, Answering<Q, A> answering) {
    Map<Task<?, ?>, Answering<?, ?>> more = new LinkedHashMap<>(answerings);
    more.put(task, answering);
    return new Miner(more, resource);
  }

  /** What is closed with the role: a model, a session. */
  public Miner closing(AutoCloseable resource) {
    return new Miner(answerings, resource);
  }

  public Set<Task<?, ?>> tasks() {
    return answerings.keySet();
  }

  /** Empty for a task this miner does not answer. */
  @SuppressWarnings("unchecked")
  public <Q extends Record, A extends Record> Optional<Answering<Q, A>> answering(Task<Q, A> task) {
    return Optional.ofNullable((Answering<Q, A>) answerings.get(task));
  }

  /** Closed by the platform with the role. */
  public AutoCloseable resource() {
    return resource;
  }
}
