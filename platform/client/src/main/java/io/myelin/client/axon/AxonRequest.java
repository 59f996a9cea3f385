package io.myelin.client.axon;

import java.util.Optional;
import java.util.function.Function;

/** The header fields an axon decides by (axon.md 2); absent texts are empty. */
public record AxonRequest(
    String axonHotkey,
    String dendriteHotkey,
    String uuid,
    Optional<Long> nonce,
    String signature,
    String bodyHash,
    double timeoutSeconds) {

  /**
   * Reads headers by name; the function gives an empty text for a header that is absent.
   *
   * @throws IllegalArgumentException when a number is not one: answer 400
   */
  public static AxonRequest of(Function<String, String> header) {
    String nonce = header.apply("bt_header_dendrite_nonce");
    String timeout = header.apply("timeout");
    return new AxonRequest(
        header.apply("bt_header_axon_hotkey"),
        header.apply("bt_header_dendrite_hotkey"),
        header.apply("bt_header_dendrite_uuid"),
        nonce.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(nonce)),
        header.apply("bt_header_dendrite_signature"),
        header.apply("computed_body_hash"),
        timeout.isEmpty() ? 12 : Double.parseDouble(timeout));
  }
}
