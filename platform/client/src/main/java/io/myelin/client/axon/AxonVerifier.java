package io.myelin.client.axon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The door of one axon (axon.md 5), in two steps so that its owner can look at who asks in between:
 * {@link #refuse} checks, {@link #use} uses up the nonce. Each answers the reason for which a
 * request is refused, or nothing. Stricter than the reference where that costs honest callers
 * nothing: a signature is needed, nonces must not lie ahead, the window a request may ask for is
 * capped, the table is bounded and outlives a restart.
 */
public final class AxonVerifier {
  private static final long SECOND = 1_000_000_000L;
  private static final long GRACE = 4 * SECOND;
  private static final long AHEAD = 5 * SECOND;
  private static final double LONGEST_TIMEOUT = 120;
  private static final NonceTable.Room ROOM = new NonceTable.Room(256, 10_000);

  private static final String PROCESSED = "Nonce is too old, a newer one was last processed";

  private final String hotkey;
  private final LongSupplier unixNanos;
  private final NonceTable nonces;

  public AxonVerifier(String hotkey, Path nonceFile, LongSupplier unixNanos) throws IOException {
    this.hotkey = hotkey;
    this.unixNanos = unixNanos;
    this.nonces = new NonceTable(nonceFile, ROOM);
  }

  /** Empty when the request is its sender's and new; nothing is kept of it. */
  public Optional<String> refuse(AxonRequest request) {
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
    if (processed(request, nonce)) {
      return Optional.of(PROCESSED);
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
    return Optional.empty();
  }

  private boolean processed(AxonRequest request, long nonce) {
    synchronized (nonces) {
      return nonces
          .last(request.dendriteHotkey(), request.uuid())
          .filter(l -> nonce <= l)
          .isPresent();
    }
  }

  /**
   * Uses up the nonce of a request that {@link #refuse} let pass; empty when it may be answered.
   *
   * @param neuron whether the sender is a neuron of the subnet: those have room in the table that
   *     strangers cannot take
   */
  public Optional<String> use(AxonRequest request, boolean neuron) {
    long nonce = request.nonce().orElseThrow();
    long expired = unixNanos.getAsLong() - GRACE - (long) (LONGEST_TIMEOUT * SECOND);
    String hotkey = request.dendriteHotkey();
    synchronized (nonces) {
      if (processed(request, nonce)) {
        return Optional.of(PROCESSED);
      }
      if (!nonces.hasRoom(hotkey, request.uuid(), neuron, expired)) {
        return Optional.of(
            neuron
                ? "Too many uuids of this hotkey at once; at most "
                    + ROOM.each()
                    + " in two minutes"
                : "Too many senders at once; try again in two minutes");
      }
      try {
        nonces.store(hotkey, request.uuid(), nonce);
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of("The nonce could not be kept; the operator must look at the disk");
      }
    }
  }
}
