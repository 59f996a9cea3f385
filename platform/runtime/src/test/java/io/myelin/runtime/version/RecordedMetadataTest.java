package io.myelin.runtime.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients keep metadata by its version, so what a version said once it says for ever. */
class RecordedMetadataTest {
  private static final Runtimes RUNTIMES = new Runtimes(250, (signature, signer, message) -> false);

  static Iterable<Integer> versions() {
    return RUNTIMES.versions();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void shouldSayOfAVersionWhatWasRecordedOfIt(int version) {
    ChainRuntime runtime = RUNTIMES.version(version);
    String made =
        "myelin runtime\nspec-name "
            + runtime.version().specName()
            + "\nspec-version "
            + runtime.version().specVersion()
            + "\nmetadata-14 "
            + Hashes.blake2b256(runtime.metadata(14).orElseThrow())
            + "\nmetadata-15 "
            + Hashes.blake2b256(runtime.metadata(15).orElseThrow())
            + "\n";
    assertEquals(
        new String(RuntimeArtifact.of(version).bytes(), StandardCharsets.US_ASCII),
        made,
        "the metadata of runtime version "
            + version
            + " is not what was recorded of it: a version that others have stays as it is, add the"
            + " next one (docs/decisions/receipts.md says how)");
  }
}
