package io.myelin.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** One command line that was run here: its exit code and what it printed. */
record Ran(int code, String out, String err) {
  static Ran run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Ran ran = into(out, words);
    return new Ran(ran.code, out.toString(StandardCharsets.UTF_8), ran.err);
  }

  /** The same with its output going elsewhere. */
  static Ran into(OutputStream out, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(Output.into(out, StandardCharsets.UTF_8));
    try {
      int code =
          Myelin.execute(
              Myelin.commandLine().setErr(new PrintWriter(err, true, StandardCharsets.UTF_8)),
              words);
      return new Ran(code, "", err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
