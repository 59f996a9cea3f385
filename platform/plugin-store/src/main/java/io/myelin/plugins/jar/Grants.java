package io.myelin.plugins.jar;

import io.myelin.contract.SubnetDescription;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a jar asks of the operator.
 *
 * @param memoryMegabytes the most a worker of one neuron may hold
 * @param threads calls that may run at once
 */
public record Grants(List<Grant> capabilities, int memoryMegabytes, int threads) {
  /**
   * @param kind such as "network"
   * @param asked in words an operator can judge
   */
  public record Grant(String kind, List<String> asked) {
    public Grant {
      asked = List.copyOf(asked);
    }
  }

  public Grants {
    capabilities = List.copyOf(capabilities);
  }

  static Grants of(SubnetDescription description) {
    return new Grants(
        description.capabilities().stream()
            .map(each -> new Grant(each.kind(), each.asked()))
            .toList(),
        description.memoryMegabytes(),
        description.threads());
  }

  /** Whether everything the others ask for is in here. */
  public boolean cover(Grants others) {
    return new HashSet<>(capabilities).containsAll(others.capabilities)
        && memoryMegabytes >= others.memoryMegabytes
        && threads >= others.threads;
  }

  /** One line each. */
  public List<String> lines() {
    return Stream.concat(
            capabilities.stream().map(each -> each.kind() + ": " + String.join(", ", each.asked())),
            Stream.of(
                "memory: " + memoryMegabytes + " MB a neuron", "threads: " + threads + " at once"))
        .toList();
  }
}
