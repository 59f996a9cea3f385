package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.BlockEmission;
import io.myelin.primitives.Rao;
import java.math.BigInteger;
import java.nio.file.Path;

/** Rewards of blocks by issuance. */
final class BlockEmissionSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    for (JsonNode c : file.get("cases")) {
      BigInteger stated = new BigInteger(c.get("issuance").asText());
      Rao issuance = Rao.of(stated.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
      report.check(
          "issuance " + issuance.value(),
          c.get("emission").asLong(),
          BlockEmission.forIssuance(issuance).value());
    }
  }
}
