package io.myelin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.shape.Attachments;
import io.myelin.spi.Answering;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.MinerRole;
import io.myelin.worker.role.ValidatorRole;
import io.myelin.worker.value.Measured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One subnet with one opened role; the plugin's loader is the context loader inside every call. */
final class OpenSubnet {
  private final ClassLoader loader;
  private final SubnetDescription description;
  private final String role;
  private final Optional<MinerRole> miner;
  private final Optional<ValidatorRole> validator;

  private OpenSubnet(
      PluginJar jar, String role, Optional<MinerRole> miner, Optional<ValidatorRole> validator) {
    this.loader = jar.subnet().getClass().getClassLoader();
    this.description = jar.description();
    this.role = role;
    this.miner = miner;
    this.validator = validator;
  }

  /** Makes what a plugin sees of its surroundings, once its manifest is known. */
  interface Surroundings {
    Context of(Manifest manifest) throws Exception;
  }

  static OpenSubnet open(PluginJar jar, String role, Surroundings surroundings) throws Exception {
    Subnet subnet = jar.subnet();
    return inside(
        subnet.getClass().getClassLoader(),
        () -> {
          Manifest manifest = subnet.manifest();
          return switch (role) {
            case "miner" ->
                new OpenSubnet(
                    jar,
                    role,
                    Optional.of(new MinerRole(manifest, subnet.miner(surroundings.of(manifest)))),
                    Optional.empty());
            case "validator" ->
                new OpenSubnet(
                    jar,
                    role,
                    Optional.empty(),
                    Optional.of(
                        new ValidatorRole(manifest, subnet.validator(surroundings.of(manifest)))));
            default ->
                throw SubnetException.operator(
                    "ROLE", "role \"" + role + "\" is unknown; needed miner or validator");
          };
        });
  }

  SubnetDescription description() {
    return description;
  }

  String role() {
    return role;
  }

  /** Of a validator's tasks; empty for a miner. */
  Map<String, Double> shares() {
    return validator.map(ValidatorRole::shares).orElse(Map.of());
  }

  ObjectNode answer(String task, JsonNode question, Attachments attachments, Answering.Call call)
      throws Exception {
    MinerRole opened = miner.orElseThrow(() -> wrongRole("answer"));
    return inside(loader, () -> opened.answer(task, question, attachments, call));
  }

  Plan plan(byte[] seed, long round, JsonNode memory) throws Exception {
    ValidatorRole opened = validator.orElseThrow(() -> wrongRole("plan"));
    return inside(loader, () -> opened.plan(seed, round, memory));
  }

  List<Judged> judge(List<Asked> round, Attachments attachments) throws Exception {
    ValidatorRole opened = validator.orElseThrow(() -> wrongRole("judge"));
    return inside(loader, () -> opened.judge(round, attachments));
  }

  List<Measured> measure(
      List<Asked> round, Map<String, Double> means, byte[] seed, Attachments attachments)
      throws Exception {
    ValidatorRole opened = validator.orElseThrow(() -> wrongRole("measure"));
    return inside(loader, () -> opened.measure(round, means, seed, attachments));
  }

  void close() {
    miner.ifPresent(MinerRole::close);
    validator.ifPresent(ValidatorRole::close);
  }

  private SubnetException wrongRole(String operation) {
    return SubnetException.operator(
        "ROLE", operation + " was refused: this worker runs the " + role + " side");
  }

  private static <T> T inside(ClassLoader loader, Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
