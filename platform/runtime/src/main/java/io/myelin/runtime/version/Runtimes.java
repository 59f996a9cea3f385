package io.myelin.runtime.version;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.SignatureCheck;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.upgrade.Edition;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import io.myelin.runtime.upgrade.UpgradeRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All versions of this build, each made when it is first needed. Safe for threads. */
public final class Runtimes implements RuntimeSchedule {
  private final long blockMillis;
  private final SignatureCheck signatures;
  private final Map<Integer, ChainRuntime> made = new TreeMap<>();
  private volatile Optional<Coded> last = Optional.empty();

  /**
   * The versions with the constants of one chain.
   *
   * @param blockMillis from its genesis
   */
  public Runtimes(long blockMillis, SignatureCheck signatures) {
    this.blockMillis = blockMillis;
    this.signatures = signatures;
  }

  private record Coded(byte[] code, ChainRuntime runtime) {}

  @Override
  public List<Integer> versions() {
    return Edition.versions();
  }

  @Override
  public synchronized ChainRuntime version(int specVersion) {
    return made.computeIfAbsent(
        specVersion, wanted -> new StandardRuntime(wanted, blockMillis, signatures));
  }

  @Override
  public ChainRuntime after(StateView state) {
    Optional<byte[]> code = UpgradeRules.code(state);
    if (code.isEmpty()) {
      return version(Edition.FIRST);
    }
    Optional<Coded> known = last.filter(coded -> Arrays.equals(coded.code(), code.get()));
    if (known.isEmpty()) {
      known = Optional.of(new Coded(code.get(), coded(code.get())));
      last = known;
    }
    return known.get().runtime();
  }

  private ChainRuntime coded(byte[] code) {
    Optional<RuntimeArtifact> artifact = RuntimeArtifact.read(code);
    return artifact
        .map(RuntimeArtifact::specVersion)
        .filter(versions()::contains)
        .filter(version -> Arrays.equals(RuntimeArtifact.of(version).bytes(), code))
        .map(this::version)
        .orElseThrow(
            () ->
                new UnknownRuntimeException(
                    "the chain goes on with runtime version "
                        + artifact
                            .map(RuntimeArtifact::specVersion)
                            .map(Object::toString)
                            .orElse("?")
                        + " (code hash "
                        + Hashes.blake2b256(code)
                        + "), this build has "
                        + versions()
                        + (artifact.map(RuntimeArtifact::specVersion).filter(versions()::contains))
                            .map(same -> ", its " + same + " with another code hash")
                            .orElse("")
                        + "; install a build that has it and start this node again"));
  }
}
