package io.myelin.cli.bench;

import io.myelin.client.ClientException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/**
 * A question of the usual size, unsigned, to a hotkey that is not here: what the HTTP server, its
 * filters and the axon's servlet cost, with no signature and no worker behind them.
 */
final class BareRequest implements Lap.Call {
  private static final int USUAL_BYTES = 900;
  private static final int USUAL_HEADERS = 14;
  private static final int NOT_HERE = 404;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  BareRequest(URI node) {
    String text = String.join("", Collections.nCopies(USUAL_BYTES, "x"));
    byte[] body = ("{\"prompt\":\"" + text + "\"}").getBytes(StandardCharsets.US_ASCII);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(node.resolve("/TextComplete"))
            .header("Content-Type", "application/json")
            .header("bt_header_axon_hotkey", "nobody");
    for (int i = 0; i < USUAL_HEADERS; i++) {
      builder.header("bt_header_input_obj_" + i, "IiI=");
    }
    request = builder.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
  }

  @Override
  public void once() throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != NOT_HERE) {
      throw new ClientException(
          response.statusCode(),
          "the bare request was answered "
              + response.statusCode()
              + "; needed: 404, as for a hotkey that is not here");
    }
  }
}
