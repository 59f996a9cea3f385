package io.myelin.host.worker;

import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.WorkerFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a worker may read of this machine beside its own folder. */
final class Grants {
  private Grants() {}

  /**
   * The jar, its models, and what its operator names in the neuron's settings.
   *
   * @throws WorkerFault OPERATOR when a setting names what no plugin may read
   */
  static List<Path> readable(Worker.Spec spec) throws IOException {
    Optional<String> refusal = spec.reach().refusal(spec.name(), spec.settings(), true);
    if (refusal.isPresent()) {
      throw new WorkerFault("PATH_REFUSED", Blame.OPERATOR, refusal.get());
    }
    return Stream.of(
            Stream.of(spec.pluginJar()),
            spec.models().of(spec.pluginJar()).values().stream(),
            spec.settings().values().stream()
                .flatMap(value -> Reach.named(value).stream())
                .filter(Files::exists))
        .flatMap(paths -> paths)
        .toList();
  }
}
