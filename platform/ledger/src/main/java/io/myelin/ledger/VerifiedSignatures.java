package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.SignatureCheck;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers signatures that held, so that what the pool has verified is not verified again in the
 * block: most of a transfer's cost. Bad ones are not remembered; they cost their sender's turn
 * only. Safe for threads.
 */
public final class VerifiedSignatures implements SignatureCheck {
  /** Twice what a full pool holds. */
  private static final int MOST = 16_384;

  private final SignatureCheck check;
  private final Set<Hash256> verified;

  public VerifiedSignatures() {
    this(MultiSignature::verify, MOST);
  }

  VerifiedSignatures(SignatureCheck check, int most) {
    this.check = check;
    this.verified = Collections.synchronizedSet(Collections.newSetFromMap(new Newest(most)));
  }

  @Override
  public boolean holds(MultiSignature signature, AccountId signer, byte[] message) {
    byte[] scheme = {(byte) signature.scheme().tag()};
    // All parts but the message have a length that follows from the scheme.
    Hash256 statement =
        Hashes.blake2b256(Hashes.concat(scheme, signer.bytes(), signature.bytes(), message));
    if (verified.contains(statement)) {
      return true;
    }
    boolean holds = check.holds(signature, signer, message);
    if (holds) {
      verified.add(statement);
    }
    return holds;
  }

  private static final class Newest extends LinkedHashMap<Hash256, Boolean> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Newest(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Hash256, Boolean> eldest) {
      return size() > most;
    }
  }
}
