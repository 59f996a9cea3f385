import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Every code of a refusal with its meaning, as a module of the pages: who may not even read can read what that means. */
final class Codes {
  private static final List<String> CELLS = List.of("code", "meaning", "cause", "next", "page");

  private Codes() {}

  static byte[] table() throws IOException {
    try (InputStream in = Codes.class.getClassLoader().getResourceAsStream("io/myelin/api/problems.tsv")) {
      if (in == null) {
        throw new IOException("The table of refusals is not on the class path; needed: platform/api built before, as 'mvn -pl admin-console -am' does.");
      }
      return in.readAllBytes();
    }
  }

  static void writeTypes(Path work) throws IOException {
    StringBuilder types = new StringBuilder("export interface ProblemCode { ");
    CELLS.forEach(cell -> types.append("readonly ").append(cell).append(": string; "));
    types.append("}\nexport const PROBLEMS: readonly ProblemCode[];\n");
    Disk.write(work.resolve("problems.d.ts"), types.toString().getBytes(StandardCharsets.UTF_8));
  }

  static byte[] module() throws IOException {
    StringBuilder rows = new StringBuilder("export const PROBLEMS = [\n");
    for (String line : new String(table(), StandardCharsets.UTF_8).lines().filter(each -> !each.startsWith("#")).toList()) {
      String[] cells = line.split("\t");
      if (cells.length != CELLS.size()) {
        throw new IOException("problems.tsv has a line of " + cells.length + " cells; needed: " + CELLS + ", divided by tabs: " + line);
      }
      rows.append("  {");
      for (int i = 0; i < cells.length; i++) {
        rows.append(i == 0 ? "" : ", ").append(CELLS.get(i)).append(": '").append(cells[i].replace("\\", "\\\\").replace("'", "\\'")).append('\'');
      }
      rows.append("},\n");
    }
    return rows.append("];\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
