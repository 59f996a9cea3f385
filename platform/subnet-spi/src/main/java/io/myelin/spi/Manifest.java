package io.myelin.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a subnet says about itself. The build writes it to {@code META-INF/subnet.json}, so that a
 * host reads it without running anything; a worker refuses a jar whose two sayings differ. Id and
 * version are the jar's: {@code Plugin-Id} and {@code Plugin-Version}.
 */
public final class Manifest {
  private static final int MEMORY_MEGABYTES = 512;

  private final String modality;
  private final List<Task<?, ?>> tasks;
  private final List<Model> models;
  private final List<Capability> capabilities;
  private final Optional<Class<? extends Record>> settings;
  private final int memoryMegabytes;
  private final int threads;

  private Manifest(
      String modality,
      List<Task<?, ?>> tasks,
      List<Model> models,
      List<Capability> capabilities,
      Optional<Class<? extends Record>> settings,
      int memoryMegabytes,
      int threads) {
    this.modality = modality;
    this.tasks = List.copyOf(tasks);
    this.models = List.copyOf(models);
    this.capabilities = List.copyOf(capabilities);
    this.settings = settings;
    this.memoryMegabytes = memoryMegabytes;
    this.threads = threads;
  }

  /**
   * @param modality what is traded, such as "text": lower-case letters, digits and hyphens
   */
  public static Manifest of(String modality) {
    if (!modality.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException(
          "modality \"" + modality + "\" needs a letter, then at most 31 of a-z, 0-9 and \"-\"");
    }
    return new Manifest(
        modality, List.of(), List.of(), List.of(), Optional.empty(), MEMORY_MEGABYTES, 1);
  }

  public Manifest task(Task<?, ?> task) {
    if (tasks.stream().anyMatch(each -> each.name().equals(task.name()))) {
      throw new IllegalArgumentException("task " + task + " is there twice");
    }
    return new Manifest(
        modality, with(tasks, task), models, capabilities, settings, memoryMegabytes, threads);
  }

  public Manifest model(Model model) {
    return new Manifest(
        modality, tasks, with(models, model), capabilities, settings, memoryMegabytes, threads);
  }

  public Manifest needs(Capability capability) {
    return new Manifest(
        modality,
        tasks,
        models,
        with(capabilities, capability),
        settings,
        memoryMegabytes,
        threads);
  }

  /**
   * @param type its components are the settings: those of a task, and {@link java.nio.file.Path}
   */
  public Manifest settings(Class<? extends Record> type) {
    return new Manifest(
        modality, tasks, models, capabilities, Optional.of(type), memoryMegabytes, threads);
  }

  /** The most a worker of one neuron may hold, native memory included; 512 MiB unless said. */
  public Manifest memory(int megabytes) {
    return new Manifest(modality, tasks, models, capabilities, settings, megabytes, threads);
  }

  /** How many calls may run at once; 1 unless said otherwise. */
  public Manifest threads(int most) {
    return new Manifest(modality, tasks, models, capabilities, settings, memoryMegabytes, most);
  }

  public String modality() {
    return modality;
  }

  public List<Task<?, ?>> tasks() {
    return tasks;
  }

  public List<Model> models() {
    return models;
  }

  public List<Capability> capabilities() {
    return capabilities;
  }

  public Optional<Class<? extends Record>> settings() {
    return settings;
  }

  public int memoryMegabytes() {
    return memoryMegabytes;
  }

  public int threads() {
    return threads;
  }

  private static <T> List<T> with(List<? extends T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return all;
  }
}
