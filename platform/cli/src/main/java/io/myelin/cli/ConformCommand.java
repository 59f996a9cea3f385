package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.conformance.Conformance;
import io.myelin.conformance.ConformanceReport;
import io.myelin.conformance.FileReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs golden vectors. */
@Command(
    name = "conform",
    description = {
      "Run vector files against this build; exit 1 on a mismatch, an unreadable file or an"
          + " unlisted skip.",
      "--json: {files:[{file, cases, passed, skipped, mismatches}], cases, mismatches}"
    },
    mixinStandardHelpOptions = true)
final class ConformCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    List<FileReport> reports = Conformance.run(paths);
    if (json) {
      System.out.println(document(reports));
    } else {
      ConformanceReport.lines(reports).forEach(System.out::println);
    }
    return ConformanceReport.exitCode(reports);
  }

  private static ObjectNode document(List<FileReport> reports) {
    ObjectNode out = new ObjectMapper().createObjectNode();
    ArrayNode files = out.putArray("files");
    for (FileReport report : reports) {
      ObjectNode file = files.addObject();
      file.put("file", report.file()).put("cases", report.cases());
      file.put("passed", report.passed()).put("mismatches", report.mismatches());
      ObjectNode skipped = file.putObject("skipped");
      report.skipped().forEach(skipped::put);
    }
    out.put("cases", reports.stream().mapToInt(FileReport::cases).sum());
    out.put("mismatches", reports.stream().mapToInt(FileReport::mismatches).sum());
    return out;
  }
}
