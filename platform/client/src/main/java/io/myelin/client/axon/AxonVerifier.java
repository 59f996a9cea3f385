package io.myelin.client.axon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The door of one axon (axon.md 5), in two steps so that its owner can look at who asks in between:
 * {@link #refuse} checks, {@link #use} uses up the nonce. Each answers the reason for which a
 * request is refused, or nothing. The clock is asked about senders that are not in the table; from
 * one that is, nonces only have to rise, so that a clock which is set on either side costs nobody
 * an answer. Stricter than the reference where that costs honest callers nothing: a signature is
 * needed, nonces of strangers must not lie ahead, the window a request may ask for is capped, the
 * table is bounded and outlives a restart.
 */
public final class AxonVerifier {
  private static final long SECOND = 1_000_000_000L;

  /** What the table's file holds: nanoseconds until the year 2255. */
  private static final long LARGEST_NONCE = 9_000_000_000_000_000_000L;

  private static final long GRACE = 4 * SECOND;
  private static final long AHEAD = 5 * SECOND;
  private static final double LONGEST_TIMEOUT = 120;
  private static final NonceTable.Room ROOM = new NonceTable.Room(256, 10_000);

  private static final String PROCESSED = "Nonce is too old, a newer one was last processed";

  private final String hotkey;
  private final Supplier<AxonTime> time;
  private final NonceTable nonces;

  /**
   * A door.
   *
   * @param nonceFile where the table is kept
   * @param time what this machine and others take for the time
   */
  public AxonVerifier(String hotkey, Path nonceFile, Supplier<AxonTime> time) throws IOException {
    this.hotkey = hotkey;
    this.time = time;
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
    if (nonce <= 0 || nonce >= LARGEST_NONCE) {
      return Optional.of("Nonce is out of range: needed Unix nanoseconds");
    }
    // spaces would let a sender write two entries of the table at once
    if (!request.uuid().matches("[!-~]{1,80}")) {
      return Optional.of("Dendrite uuid must be 1 to 80 visible characters");
    }
    Optional<Long> last = last(request);
    Optional<String> late = last.isPresent() ? processed(last, nonce) : old(request, nonce);
    if (late.isPresent()) {
      return late;
    }
    String message =
        SynapseSignature.message(
            nonce, request.dendriteHotkey(), hotkey, request.uuid(), request.bodyHash());
    if (!SynapseSignature.verify(request.dendriteHotkey(), message, request.signature())) {
      return Optional.of("Signature mismatch with " + message + " and " + request.signature());
    }
    return Optional.empty();
  }

  private Optional<Long> last(AxonRequest request) {
    synchronized (nonces) {
      return nonces.last(request.dendriteHotkey(), request.uuid());
    }
  }

  private static Optional<String> processed(Optional<Long> last, long nonce) {
    return last.filter(used -> nonce <= used).map(used -> PROCESSED);
  }

  private Optional<String> old(AxonRequest request, long nonce) {
    double timeout = Math.min(Math.max(request.timeoutSeconds(), 0), LONGEST_TIMEOUT);
    long window = GRACE + (long) (timeout * SECOND);
    long age = time.get().earliestNanos() - nonce;
    return age < window
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Nonce is too old: acceptable delta is %.2f seconds but request was %.2f seconds"
                    + " old",
                window / (double) SECOND,
                age / (double) SECOND));
  }

  /**
   * Uses up the nonce of a request that {@link #refuse} let pass; empty when it may be answered.
   *
   * @param neuron whether the sender is a neuron of the subnet: those have room in the table that
   *     strangers cannot take, and may spoil it with nonces that lie ahead
   */
  public Optional<String> use(AxonRequest request, boolean neuron) {
    long nonce = request.nonce().orElseThrow();
    AxonTime now = time.get();
    if (!neuron && nonce > now.latestNanos() + AHEAD) {
      return Optional.of("Nonce lies ahead of the clock by more than 5 seconds");
    }
    long expired = now.earliestNanos() - GRACE - (long) (LONGEST_TIMEOUT * SECOND);
    String hotkey = request.dendriteHotkey();
    synchronized (nonces) {
      Optional<String> processed = processed(last(request), nonce);
      if (processed.isPresent()) {
        return processed;
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
