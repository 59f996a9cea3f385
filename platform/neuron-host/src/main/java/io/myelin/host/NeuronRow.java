package io.myelin.host;

import io.myelin.host.worker.Worker;
import java.util.Optional;

/**
 * How a neuron is, for people: its worker's process, and whether the chain has it.
 *
 * @param reason why the worker is not ready, else why the neuron is not enrolled, can do nothing or
 *     works for nothing, else why the worker was last started again
 * @param contained what keeps the worker from the rest of the machine, or that nothing does
 * @param enrolled whether it is registered and, as a miner, served
 * @param netuid its subnet; 0 for what is no neuron
 * @param plugin id and version of what it runs, or the name of what it should run
 */
public record NeuronRow(
    String neuron,
    String role,
    long pid,
    Worker.State state,
    int restarts,
    String reason,
    long memory,
    String contained,
    boolean enrolled,
    int netuid,
    String plugin) {

  /** A neuron without a worker, and why it has none. */
  static NeuronRow waiting(String name, String role, String why, int netuid, String plugin) {
    return new NeuronRow(name, role, 0, Worker.State.WAITING, 0, why, 0, "", false, netuid, plugin);
  }

  /** A jar that was dropped and not taken: a row for people, and no neuron. */
  static NeuronRow refused(String jar, String why) {
    return new NeuronRow(jar, "jar", 0, Worker.State.REFUSED, 0, why, 0, "", false, 0, "");
  }

  static NeuronRow of(
      Worker.Status worker, Newcomer newcomer, Optional<String> obstacle, String plugin) {
    Optional<String> trouble = newcomer.trouble().or(() -> obstacle);
    boolean down = worker.state() != Worker.State.READY && !worker.reason().isEmpty();
    return new NeuronRow(
        worker.neuron(),
        worker.role(),
        worker.pid(),
        worker.state(),
        worker.restarts(),
        down ? worker.reason() : trouble.orElse(worker.reason()),
        worker.memory(),
        worker.contained(),
        newcomer.arrived(),
        newcomer.netuid().value(),
        plugin);
  }
}
