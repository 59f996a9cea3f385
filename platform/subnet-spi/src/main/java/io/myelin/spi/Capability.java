package io.myelin.spi;

import java.util.List;

/** What the operator grants, shown and approved once; what is not asked for is not there. */
public sealed interface Capability {
  /**
   * Connections to these hosts.
   *
   * @param hosts names or addresses with a port, such as "db.example:5432"
   */
  record Network(List<String> hosts) implements Capability {
    public Network {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * The folder or file that a setting names.
   *
   * @param setting a component of the settings record, of type Path
   */
  record Files(String setting, boolean write) implements Capability {}

  /** A native library of the jar. */
  record Native(String library, String sha256) implements Capability {}

  /**
   * Questions to neurons of other subnets, signed with this neuron's key.
   *
   * @param modalities of the subnets that may be asked
   */
  record Asks(List<String> modalities, int perMinute) implements Capability {
    public Asks {
      modalities = List.copyOf(modalities);
    }
  }

  /** Arguments for the worker's JVM, such as "--add-modules=jdk.incubator.vector". */
  record Jvm(List<String> arguments) implements Capability {
    public Jvm {
      arguments = List.copyOf(arguments);
    }
  }
}
