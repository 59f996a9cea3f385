package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.crypto.MultiSignature;

/**
 * Decides whether a signature holds. An implementation may remember answers, because they depend on
 * the arguments alone; it may never answer otherwise than {@link MultiSignature#verify}.
 */
@FunctionalInterface
public interface SignatureCheck {
  boolean holds(MultiSignature signature, AccountId signer, byte[] message);
}
