package io.myelin.node.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of RFC 4180. */
final class Csv {
  private Csv() {}

  static String names(List<String> names) {
    return line(names);
  }

  static String values(JsonNode row, List<String> names) {
    return line(names.stream().map(name -> cell(row.path(name))).toList());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  // Names are anybody's; a spreadsheet would take one that begins like this for a formula.
  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    String text = value.isContainerNode() ? value.toString() : value.asText();
    boolean formula = value.isTextual() && text.matches("(?s)[=+@\\t\\r-].*") && !number(text);
    return formula ? "'" + text : text;
  }

  private static boolean number(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
