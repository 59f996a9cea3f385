package io.myelin.cli.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewProjectTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({
    "my-subnet, mysubnet/MySubnet",
    "hello, hello/HelloSubnet",
    "new, newsubnet/NewSubnet",
    "subnet, subnet/SubnetSubnet",
    "a1-b2, a1b2/A1B2Subnet"
  })
  void shouldNameItsClassAfterThePlugin(String name, String code) throws IOException {
    write(name);

    assertTrue(Files.exists(dir.resolve("p/src/main/java/" + code + ".java")), code);
    assertTrue(Files.exists(dir.resolve("p/src/test/java/" + code + "Test.java")), code);
    assertEquals(
        code.replace('/', '.') + "\n",
        Files.readString(
            dir.resolve("p/src/main/resources/META-INF/services/io.myelin.spi.Subnet")));
  }

  @Test
  void shouldHaveItsOwnVersionFirstAndNothingLeftToFillIn() throws IOException {
    write("my-subnet");

    Matcher version =
        Pattern.compile("<version>([^<]*)</version>")
            .matcher(Files.readString(dir.resolve("p/pom.xml")));
    assertTrue(version.find());
    assertEquals("1.0.0", version.group(1));
    try (Stream<Path> files = Files.walk(dir.resolve("p"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertFalse(text.matches("(?s).*(@[a-z]+@|\\$\\{project\\.version}</myelin).*"), text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "My", "1a", "a_b", "a--b", "a-", "../a", "abcdefghijklmnopqrstuvwxyz-1234567"})
  void shouldRefuseNamesThatAreNoPlugins(String name) {
    assertThrows(Refusal.class, () -> NewProject.of(name, BuildVersions.all()));
  }

  @Test
  void shouldWriteOverNothing() throws IOException {
    Path there = Files.createDirectories(dir.resolve("p"));
    Files.writeString(there.resolve("mine.txt"), "mine");
    assertThrows(Refusal.class, () -> write("hello"));
    assertThrows(
        Refusal.class,
        () -> NewProject.of("hello", BuildVersions.all()).write(there.resolve("mine.txt")));
    try (Stream<Path> files = Files.list(there)) {
      assertEquals(List.of(there.resolve("mine.txt")), files.toList());
    }
  }

  private void write(String name) throws IOException {
    NewProject.of(name, BuildVersions.all()).write(dir.resolve("p"));
  }
}
