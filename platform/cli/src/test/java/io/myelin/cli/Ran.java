package io.myelin.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** One command line that was run here: its exit code and what it printed. */
record Ran(int code, String out, String err) {
  static Ran run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Ran ran = into(out, words);
    return new Ran(ran.code, out.toString(StandardCharsets.UTF_8), ran.err);
  }

  /** The same on a command line of one command, which takes a tenth of the time to be made. */
  static Ran alone(String name, Object command, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Ran ran = into(out, () -> only(name, command), words);
    return new Ran(ran.code, out.toString(StandardCharsets.UTF_8), ran.err);
  }

  /** The same with its output going elsewhere. */
  static Ran into(OutputStream out, String... words) {
    return into(out, Myelin::commandLine, words);
  }

  private static CommandLine only(String name, Object command) {
    CommandSpec program = CommandSpec.create().name("myelin");
    return Myelin.telling(new CommandLine(program).addSubcommand(name, command));
  }

  /** A command line keeps the output that was there when it was made. */
  private static Ran into(OutputStream out, Supplier<CommandLine> line, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(Output.into(out, StandardCharsets.UTF_8));
    try {
      int code =
          Myelin.execute(
              line.get().setErr(new PrintWriter(err, true, StandardCharsets.UTF_8)), words);
      return new Ran(code, "", err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
