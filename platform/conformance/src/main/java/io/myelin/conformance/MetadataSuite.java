package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.meta.ChainMetadata;
import io.myelin.runtime.meta.MetadataWriter;
import java.io.IOException;
import java.nio.file.Path;

/** The model runtime, written as the two files beside it by the runtime's own writer (rpc.md 6). */
final class MetadataSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) throws IOException {
    for (int version : new int[] {14, 15}) {
      byte[] expected = Companion.hex(path, "metadata_v" + version);
      Case.one(
          report,
          "version " + version,
          file,
          (c, model) ->
              c.same("bytes", expected, MetadataWriter.write(ModelMetadata.read(model), version))
                  .same("read and written", expected, ChainMetadata.of(expected).encode()));
    }
  }
}
