package io.myelin.host.desk;

import io.myelin.api.host.Setting;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** The settings of node and host, as this process has them: it is one process for both. */
@Dependent
public class SettingsDesk {
  private static final List<Declared> ALL = declared();

  /**
   * A line of settings.txt.
   *
   * @param how config, secret or property, as the head of the file says
   */
  record Declared(
      String name, String how, Optional<String> option, String otherwise, String meaning) {
    private static Declared of(String line) {
      String[] cells = line.split("\\|");
      return new Declared(
          cells[0].strip(),
          cells[1].strip(),
          Optional.of(cells[2].strip()).filter(cell -> !cell.equals("-")),
          cells[3].strip(),
          cells[4].strip());
    }

    String variable() {
      return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
  }

  static List<Declared> all() {
    return ALL;
  }

  public List<Setting> settings() {
    Config config = ConfigProvider.getConfig();
    return ALL.stream().map(each -> shown(each, config)).toList();
  }

  private static Setting shown(Declared declared, Config config) {
    if (declared.how().equals("property")) {
      return shown(
          declared, Optional.ofNullable(System.getProperty(declared.name())), "system property");
    }
    ConfigValue now = config.getConfigValue(declared.name());
    return shown(
        declared, Optional.ofNullable(now.getValue()), source(String.valueOf(now.getSourceName())));
  }

  static Setting shown(Declared declared, Optional<String> value, String source) {
    return new Setting(
        declared.name(),
        declared.variable(),
        value.map(text -> declared.how().equals("secret") ? masked(text) : text),
        declared.otherwise(),
        value.isPresent() ? source : "default",
        declared.option(),
        declared.meaning());
  }

  /** Of an address what may be a password: after the user's name, and all parameters. */
  private static String masked(String text) {
    return text.replaceFirst("[?;].*", "?***").replaceFirst("(//[^/@:]*):[^/@]*@", "$1:***@");
  }

  /** Servers name their sources in words of their own. */
  private static String source(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("env")) {
      return "environment";
    }
    return lower.contains("sysprop") || lower.contains("system") ? "system property" : "file";
  }

  private static List<Declared> declared() {
    try (InputStream table =
        Objects.requireNonNull(
            SettingsDesk.class.getResourceAsStream("settings.txt"), "settings.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Declared::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
