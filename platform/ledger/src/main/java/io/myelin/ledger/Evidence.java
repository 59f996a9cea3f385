package io.myelin.ledger;

import io.myelin.primitives.Hex;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A block whose execution went wrong: enough to execute it again elsewhere and see the same.
 *
 * @param what one sentence
 * @param failure a violated invariant, or a mistake in the runtime
 */
record Evidence(String what, Throwable failure, Head parent, List<byte[]> body) {

  /** Writes the file; returns one sentence that says what happened and where to read more. */
  String keep(Path dir) {
    long height = parent.height() + 1;
    Path file = dir.resolve("evidence-" + height + ".txt");
    try {
      Files.writeString(file, text());
      return what + "; the block is kept in " + file;
    } catch (IOException e) {
      return what + "; the block could not be kept: " + e;
    }
  }

  private String text() {
    StringWriter out = new StringWriter();
    PrintWriter lines = new PrintWriter(out);
    lines.println(what);
    lines.println("parent " + parent.hash());
    lines.println("parent state root " + parent.header().stateRoot());
    body.forEach(extrinsic -> lines.println("extrinsic " + Hex.encode(extrinsic)));
    failure.printStackTrace(lines);
    lines.flush();
    return out.toString();
  }
}
