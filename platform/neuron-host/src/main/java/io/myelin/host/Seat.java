package io.myelin.host;

import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.plugin.HostPlugin;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.WorkerSlot;
import java.util.Optional;

/** A neuron at work on its subnet. */
final class Seat implements AutoCloseable {
  private final Neuron neuron;
  private final WorkerSlot slot;
  private final Enrollment enrollment;
  private final Newcomer newcomer;
  private final Optional<Validator> validator;
  private volatile HostPlugin.Ready plugin;

  Seat(
      Neuron neuron,
      WorkerSlot slot,
      Enrollment enrollment,
      Optional<Validator> validator,
      HostPlugin.Ready plugin) {
    this.neuron = neuron;
    this.slot = slot;
    this.enrollment = enrollment;
    this.newcomer = new Newcomer(neuron, slot::status, enrollment);
    this.validator = validator;
    this.plugin = plugin;
  }

  Neuron neuron() {
    return neuron;
  }

  WorkerSlot slot() {
    return slot;
  }

  Newcomer newcomer() {
    return newcomer;
  }

  Optional<Validator> validator() {
    return validator;
  }

  /** Why it can never be enrolled with these settings. */
  Optional<String> hindrance() {
    return enrollment.obstacle(neuron);
  }

  /** What it runs. */
  HostPlugin.Ready plugin() {
    return plugin;
  }

  void runs(HostPlugin.Ready newer) {
    plugin = newer;
  }

  NeuronRow row(Optional<String> obstacle) {
    return NeuronRow.of(slot.status(), newcomer, obstacle, plugin.what());
  }

  @Override
  public void close() {
    slot.close();
  }
}
