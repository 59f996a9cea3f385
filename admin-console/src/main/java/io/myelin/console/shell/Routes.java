package io.myelin.console.shell;

import io.myelin.console.assets.BuiltFiles;
import java.util.List;
import java.util.regex.Pattern;

/** Which addresses are pages of the console; the list is the browser's own, kernel/routes.ts. */
record Routes(List<Pattern> patterns) {
  static Routes built() {
    return of(BuiltFiles.text("routes").lines().toList());
  }

  static Routes of(List<String> templates) {
    return new Routes(
        templates.stream()
            .map(template -> Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+") + "/?"))
            .toList());
  }

  boolean has(String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }
}
