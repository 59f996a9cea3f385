package io.myelin.plugins.jar;

import io.myelin.contract.SubnetDescription;

/**
 * A jar that was verified.
 *
 * @param requires a range of versions of the plugin interface, which holds ours
 * @param sha256 of the whole file, 64 lower-case hexadecimal digits
 * @param bytes size of the file
 * @param subnet the class that would be run
 */
public record PluginJar(
    String id,
    String version,
    String requires,
    String sha256,
    long bytes,
    String subnet,
    SubnetDescription description,
    Signature signature) {
  /** What an operator grants with an approval. */
  public Grants grants() {
    return Grants.of(description);
  }

  /** Whether it is newer than another version of the same plugin, by semantic versioning. */
  public boolean newerThan(String other) {
    return JarManifest.newer(version, other);
  }
}
