package io.myelin.node.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.Media;
import io.myelin.node.answer.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All rows of a list as lines of text.
 *
 * @param media text/csv or application/x-ndjson
 * @param name of the file that a browser keeps
 */
public record Export(String media, String name, Rows<?> rows, List<String> fields) {
  /** Rows of one file; one with more ends in an error and not as if it were complete. */
  static final long MOST = 5_000_000;

  private static final int AT_ONCE = 1_000;

  /** Writes the rows as they are found. */
  public void write(OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (media.equals(Media.CSV)) {
      text.write(Csv.names(fields));
    }
    Place last = rows.start();
    long written = 0;
    List<? extends Row<?>> some = rows.next(last, false, AT_ONCE);
    while (!some.isEmpty()) {
      written += some.size();
      if (written > MOST) {
        throw new IOException("the list has more than " + MOST + " rows; name more filters");
      }
      for (Row<?> row : some) {
        text.write(line(row.value()));
        last = row.place();
      }
      some = rows.next(last, false, AT_ONCE);
    }
    text.flush();
  }

  private String line(Object value) {
    JsonNode row = new Fields(fields).of((ObjectNode) Json.mapper().valueToTree(value));
    return media.equals(Media.CSV) ? Csv.values(row, fields) : row + "\n";
  }

  String fileName() {
    return name + (media.equals(Media.CSV) ? ".csv" : ".ndjson");
  }

  /** Said to a browser that keeps it. */
  public String disposition() {
    return "attachment; filename=\"" + fileName() + "\"";
  }
}
