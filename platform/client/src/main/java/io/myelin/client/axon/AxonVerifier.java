package io.myelin.client.axon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The door of one axon (axon.md 5): it answers the reason for which a request is refused, or
 * nothing. Stricter than the reference where that costs honest callers nothing: a signature is
 * needed, nonces must not lie ahead, the window a request may ask for is capped, the table is
 * bounded and outlives a restart.
 */
public final class AxonVerifier {
  private static final long SECOND = 1_000_000_000L;
  private static final long GRACE = 4 * SECOND;
  private static final long AHEAD = 5 * SECOND;
  private static final double LONGEST_TIMEOUT = 120;
  private static final int SENDERS = 10_000;

  private final String hotkey;
  private final LongSupplier unixNanos;
  private final NonceTable nonces;

  public AxonVerifier(String hotkey, Path nonceFile, LongSupplier unixNanos) throws IOException {
    this.hotkey = hotkey;
    this.unixNanos = unixNanos;
    this.nonces = new NonceTable(nonceFile, SENDERS);
  }

  /** Empty when the request may be answered; then its nonce is used up. */
  public synchronized Optional<String> refuse(AxonRequest request) {
    if (request.nonce().isEmpty()) {
      return Optional.of("Missing Nonce");
    }
    if (request.signature().isEmpty()) {
      return Optional.of("Missing Signature");
    }
    long nonce = request.nonce().get();
    long now = unixNanos.getAsLong();
    double timeout = Math.min(Math.max(request.timeoutSeconds(), 0), LONGEST_TIMEOUT);
    long window = GRACE + (long) (timeout * SECOND);
    if (nonce > now + AHEAD) {
      return Optional.of("Nonce lies ahead of the clock by more than 5 seconds");
    }
    // spaces would let a sender write two entries of the table at once
    if (!request.uuid().matches("[!-~]{1,80}")) {
      return Optional.of("Dendrite uuid must be 1 to 80 visible characters");
    }
    String sender = request.dendriteHotkey() + ":" + request.uuid();
    Optional<Long> last = nonces.last(sender);
    if (last.isPresent() && nonce <= last.get()) {
      return Optional.of("Nonce is too old, a newer one was last processed");
    }
    if (nonce <= now - window) {
      return Optional.of(
          String.format(
              "Nonce is too old: acceptable delta is %.2f seconds but request was %.2f seconds old",
              window / (double) SECOND, (now - nonce) / (double) SECOND));
    }
    String message =
        SynapseSignature.message(
            nonce, request.dendriteHotkey(), hotkey, request.uuid(), request.bodyHash());
    if (!SynapseSignature.verify(request.dendriteHotkey(), message, request.signature())) {
      return Optional.of("Signature mismatch with " + message + " and " + request.signature());
    }
    return use(sender, nonce, now);
  }

  private Optional<String> use(String sender, long nonce, long now) {
    try {
      if (!nonces.hasRoom(now - GRACE - (long) (LONGEST_TIMEOUT * SECOND))) {
        return Optional.of("Too many senders at once; try again in two minutes");
      }
      nonces.store(sender, nonce);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("The nonce could not be kept; the operator must look at the disk");
    }
  }
}
