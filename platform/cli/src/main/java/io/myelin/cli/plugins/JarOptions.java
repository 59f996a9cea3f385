package io.myelin.cli.plugins;

import io.myelin.cli.NodeOptions;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.TrustStore;
import picocli.CommandLine.Option;

/** What commands that take a jar share. */
final class JarOptions {
  @Option(
      names = "--allow-unsigned",
      description =
          "Take a jar that no certificate in the folder 'trust' of the data folder signed.")
  private boolean allowUnsigned;

  JarVerifier verifier(NodeOptions node) throws Refusal {
    return new JarVerifier(TrustStore.of(node.data().root()), allowUnsigned);
  }
}
