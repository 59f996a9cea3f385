package io.myelin.runtime.upgrade;

import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is another in one version of the state machine than in the others. */
public interface Edition {
  /** The version of every chain whose state names none. */
  int FIRST = 426;

  /** The version that a new chain begins with. */
  int NEWEST = 427;

  int specVersion();

  /** Pallet 0 as this version declares it. */
  SystemPallet system();

  /** Adds the calls that decode although metadata does not list them. */
  void addUnlisted(CallTable calls);

  /** Puts what block 0 says of its version. */
  void genesis(State state);

  /** The first step of every block: brings a state that an earlier version left into this form. */
  void begin(State state);

  /**
   * The edition of a version.
   *
   * @throws IllegalArgumentException for one that this build does not have
   */
  static Edition of(int specVersion) {
    Supplier<Edition> known = Known.ALL.get(specVersion);
    if (known == null) {
      throw new IllegalArgumentException(
          "runtime version " + specVersion + " is not in this build; it has " + versions());
    }
    return known.get();
  }

  /** All versions of this build, oldest first. */
  static List<Integer> versions() {
    return List.copyOf(Known.ALL.keySet());
  }

  /** The list that a new version is added to. */
  final class Known {
    private static final TreeMap<Integer, Supplier<Edition>> ALL =
        new TreeMap<>(Map.of(FIRST, Edition426::new, NEWEST, Edition427::new));

    private Known() {}
  }
}
