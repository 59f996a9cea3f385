package io.myelin.cli.bench;

import io.myelin.client.ClientException;
import io.myelin.client.RestClient;
import io.myelin.client.axon.AxonBlobs;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

/** One attachment that is brought to a node and fetched from one of its axons, digest and all. */
final class AttachmentCalls {
  static final int BYTES = 10_000_000;
  private static final int WARM_UP = 10;
  private static final int TIMES = 30;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final RestClient node;
  private final AxonCalls axon;
  private final byte[] bytes = new byte[BYTES];
  private final String sha256;

  AttachmentCalls(RestClient node, AxonCalls axon) {
    this.node = node;
    this.axon = axon;
    new Random(BYTES).nextBytes(bytes);
    this.sha256 = Digests.sha256(bytes);
  }

  InferenceReport.Attachment measured() throws Exception {
    Lap bring = new Lap();
    Lap fetch = new Lap();
    new Lap().times(WARM_UP, this::bring);
    bring.times(TIMES, this::bring);
    new Lap().times(WARM_UP, this::fetch);
    fetch.times(TIMES, this::fetch);
    return new InferenceReport.Attachment(
        BYTES, perSecond(fetch.figures()), perSecond(bring.figures()));
  }

  /** In MB. */
  private static double perSecond(LapFigures lap) {
    return BYTES / 1e6 / (lap.millisP50() / 1e3);
  }

  private void bring() {
    node.put("/host/api/v1/blobs/" + sha256, bytes, "application/octet-stream", Optional.empty());
  }

  private void fetch() throws IOException, InterruptedException {
    MessageDigest digest = Digests.digest();
    new AxonBlobs(axon.dendrite()).fetch(axon.target(), sha256, BYTES, LIMIT, digest::update);
    String seen = HexFormat.of().formatHex(digest.digest());
    if (!seen.equals(sha256)) {
      throw new ClientException("the axon sent bytes with the SHA-256 " + seen + ", not " + sha256);
    }
  }
}
