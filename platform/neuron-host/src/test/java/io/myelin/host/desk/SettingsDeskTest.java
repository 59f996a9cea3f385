package io.myelin.host.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.api.host.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsDeskTest {
  private static final Pattern READ =
      Pattern.compile(
          "(?:getOptionalValues?|getProperty|getBoolean|getInteger)\\(\\s*\"(myelin\\.[a-z.-]+)\"");

  /** What the sources read and the list does not have is a setting that nobody is told of. */
  @Test
  void shouldListEverySettingThatTheServerReads() throws IOException {
    SortedSet<String> read = new TreeSet<>();
    for (String module :
        new String[] {"chain-node", "neuron-host", "web-guard", "../admin-console"}) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(file -> add(file, read));
      }
    }
    SortedSet<String> listed = new TreeSet<>();
    SettingsDesk.all().forEach(each -> listed.add(each.name().replaceFirst("(groups\\.).*", "$1")));
    listed.remove("myelin.home"); // read by the commands and the launcher
    assertEquals(listed, read);
  }

  @Test
  void shouldShowNoPasswordOfAnAddress() {
    SettingsDesk.Declared url =
        SettingsDesk.all().stream()
            .filter(each -> each.name().equals("myelin.index.url"))
            .findFirst()
            .orElseThrow();
    assertEquals("MYELIN_INDEX_URL", url.variable());
    assertEquals(
        Optional.of("jdbc:postgresql://me:***@db.example/myelin?***"),
        shown(url, "jdbc:postgresql://me:hush@db.example/myelin?password=hush&x=1").value());
    assertEquals(
        Optional.of("jdbc:h2:file:/a?***"), shown(url, "jdbc:h2:file:/a;PASSWORD=hush").value());
  }

  @Test
  void shouldSayThatADefaultHolds() {
    SettingsDesk.Declared first = SettingsDesk.all().get(0);
    assertEquals("default", SettingsDesk.shown(first, Optional.empty(), "environment").source());
    assertEquals("environment", shown(first, "x").source());
  }

  private static Setting shown(SettingsDesk.Declared declared, String value) {
    return SettingsDesk.shown(declared, Optional.of(value), "environment");
  }

  private static void add(Path file, SortedSet<String> read) {
    try {
      READ.matcher(Files.readString(file)).results().forEach(found -> read.add(found.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
