package io.myelin.cli.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.Deed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
  @TempDir private Path data = Path.of("");

  @Test
  void shouldVerifyExportAndListWhatTheNodeWrote() throws Exception {
    AuditLog log = AuditLog.of(data, InstantSource.system());
    String early = log.add(deed("index.rebuild")).hash();
    log.add(deed("neurons.stop"));

    Ran verified = run("verify", "--data", data.toString(), "--head", early);
    assertEquals(0, verified.code, verified.err);
    assertTrue(verified.out.contains("entries  2"), verified.out);
    assertTrue(run("list", "--data", data.toString()).out.contains("neurons.stop"));

    Path out = data.resolve("out.log");
    assertEquals(0, run("export", "--data", data.toString(), "--out", out.toString()).code);
    assertEquals(-1, Files.mismatch(out, log.file()));
    assertEquals(0, run("verify", "--file", out.toString()).code);
  }

  @Test
  void shouldFailForAChangedByteACutEndAndAnUnfinishedEntry() throws Exception {
    AuditLog log = AuditLog.of(data, InstantSource.system());
    log.add(deed("first"));
    String head = log.add(deed("second")).hash();
    byte[] whole = Files.readAllBytes(log.file());
    int line = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;

    Files.write(log.file(), Arrays.copyOf(whole, line));
    assertEquals(0, run("verify", "--data", data.toString()).code);
    Ran cut = run("verify", "--data", data.toString(), "--head", head);
    assertEquals(1, cut.code);
    assertTrue(cut.err.contains("its end was cut off"), cut.err);

    Files.write(log.file(), Arrays.copyOf(whole, line + 9));
    assertTrue(run("verify", "--data", data.toString()).err.contains("unfinished"));

    whole[line + 80] ^= 1;
    Files.write(log.file(), whole);
    Ran bent = run("verify", "--data", data.toString());
    assertEquals(1, bent.code);
    assertTrue(bent.err.contains("line 2 is broken"), bent.err);
  }

  private static Deed deed(String what) {
    return new Deed(
        "owner", "owner", "owner-token", what, "x", "done", Optional.empty(), Optional.empty(), "");
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(String... words) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine line = new CommandLine(new AuditCommand());
      line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
      line.setExecutionExceptionHandler(
          (failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return 1;
          });
      int code = line.execute(words);
      return new Ran(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
