package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The accounts everybody can sign for: what development chains call //Alice and her friends, by
 * account, so that writing the address instead of the name hides nothing.
 */
public final class DevelopmentKeys {
  private static final List<String> NAMES =
      List.of("Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie", "One", "Two");

  /** Derivations that nodes, wallets and the dev market use; the empty one is the name itself. */
  private static final List<String> SUFFIXES =
      List.of("", "//stash", "//owner", "//default", "//hotkey", "//validator", "//miner");

  private DevelopmentKeys() {}

  /** How the account is written as a development key; empty for a key of somebody's own. */
  public static Optional<String> nameOf(AccountId account) {
    return Optional.ofNullable(Known.NAMES_BY_ACCOUNT.get(account));
  }

  /**
   * Whether a server on this address may use them: only where nobody but this machine reaches it. A
   * name that does not resolve counts as reachable.
   */
  public static boolean allowedOn(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  // Deriving takes a moment, so it waits for the first question.
  private static final class Known {
    static final Map<AccountId, String> NAMES_BY_ACCOUNT = derive();

    private static Map<AccountId, String> derive() {
      Map<AccountId, String> names = new TreeMap<>();
      for (Scheme scheme : List.of(Scheme.SR25519, Scheme.ED25519)) {
        put(names, SecretUri.DEVELOPMENT_PHRASE, "the development phrase", scheme);
        for (String name : NAMES) {
          SUFFIXES.forEach(
              suffix -> put(names, "//" + name + suffix, "//" + name + suffix, scheme));
        }
      }
      return names;
    }

    private static void put(Map<AccountId, String> names, String uri, String shown, Scheme scheme) {
      names.put(SecretUri.parse(uri).keyPair(scheme).accountId(), shown);
    }
  }
}
