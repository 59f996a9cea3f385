package io.myelin.client.axon;

import io.myelin.client.axon.Dendrite.Target;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * What a request's sender says of itself and has signed (axon.md 2).
 *
 * @param bodyHash of the signed fields, or the digest of the bytes that are wanted or sent
 */
record Stamp(String sender, String uuid, long nonce, String bodyHash, String signature) {
  static final int VERSION = 10_002_000;

  /**
   * A request with all headers that an axon decides by.
   *
   * @throws IllegalArgumentException when the target is none
   */
  HttpRequest.Builder on(Target target, String path, Duration limit) {
    return HttpRequest.newBuilder(
            URI.create("http://" + target.host() + ":" + target.port() + path))
        .timeout(limit)
        .header("timeout", Double.toString(limit.toMillis() / 1000.0))
        .header("bt_header_axon_ip", target.host())
        .header("bt_header_axon_port", Integer.toString(target.port()))
        .header("bt_header_axon_hotkey", target.hotkey())
        .header("bt_header_dendrite_ip", "127.0.0.1")
        .header("bt_header_dendrite_version", Integer.toString(VERSION))
        .header("bt_header_dendrite_nonce", Long.toString(nonce))
        .header("bt_header_dendrite_uuid", uuid)
        .header("bt_header_dendrite_hotkey", sender)
        .header("bt_header_dendrite_signature", signature)
        .header("computed_body_hash", bodyHash);
  }
}
