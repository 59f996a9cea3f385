package io.myelin.testkit;

import io.myelin.contract.shape.Attachments;
import io.myelin.spi.Manifest;
import io.myelin.spi.Subnet;
import io.myelin.worker.role.MinerRole;
import io.myelin.worker.role.ValidatorRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens roles in folders of their own; closing ends the roles and removes the folders. */
public final class Stage implements AutoCloseable {
  private final Subnet subnet;
  private final Manifest manifest;
  private final Path folder;
  private final LocalModels models;
  private final LocalExperts experts;
  private final List<Runnable> open = new ArrayList<>();

  /**
   * @param models files of models that are not in the jar, by name
   */
  public Stage(Subnet subnet, Map<String, Path> models) throws IOException {
    this(subnet, models, new LocalExperts());
  }

  /**
   * @param experts whom the subnet may ask; the caller closes them
   */
  Stage(Subnet subnet, Map<String, Path> models, LocalExperts experts) throws IOException {
    this.experts = experts;
    this.subnet = subnet;
    this.manifest = subnet.manifest();
    this.folder = Files.createTempDirectory("market-");
    this.models =
        new LocalModels(
            manifest,
            subnet.getClass().getClassLoader(),
            Files.createDirectory(folder.resolve("models")),
            models);
  }

  public MinerRole miner(String name, Map<String, String> settings) throws Exception {
    MinerRole role = new MinerRole(manifest, subnet.miner(context(name, settings)));
    open.add(role::close);
    return role;
  }

  public ValidatorRole validator(Map<String, String> settings) throws Exception {
    ValidatorRole role =
        new ValidatorRole(manifest, subnet.validator(context("validator", settings)));
    open.add(role::close);
    return role;
  }

  /** What was attached on this stage, for the calls of its roles. */
  public Attachments attachments() {
    return experts.blobs();
  }

  private LocalContext context(String name, Map<String, String> settings) throws IOException {
    Path scratch = Files.createTempDirectory(folder, "scratch-");
    return new LocalContext(name, manifest, settings, scratch, models, experts);
  }

  @Override
  public void close() throws IOException {
    open.forEach(Runnable::run);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
