package io.myelin.cli.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRepositoryTest {
  @TempDir private Path home;

  @Test
  void shouldBeTheUsualOneWhenNothingIsSaid() throws IOException {
    assertEquals(home.resolve(".m2/repository"), found(Map.of()));
  }

  @Test
  void shouldBeTheOneMavenIsCalledWith() throws IOException {
    settings(home.resolve(".m2/settings.xml"), "/from/settings");

    assertEquals(Path.of("/a"), found(Map.of("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=/a -o")));
    assertEquals(
        Path.of("/b c"),
        found(
            Map.of(
                "MAVEN_ARGS", "-Dmaven.repo.local=\"/b c\"",
                "MAVEN_OPTS", "-Dmaven.repo.local=/a")));
  }

  @Test
  void shouldBeTheOneOfTheSettings() throws IOException {
    settings(home.resolve(".m2/settings.xml"), "${user.home}/mine/${env.WHERE}");
    assertEquals(home.resolve("mine/here"), found(Map.of("WHERE", "here")));

    settings(home.resolve(".m2/settings.xml"), "");
    assertEquals(home.resolve(".m2/repository"), found(Map.of()));
  }

  @Test
  void shouldBeTheOneOfTheMavenOnThePath() throws IOException {
    Path maven = home.resolve("opt/maven");
    settings(maven.resolve("conf/settings.xml"), "/of/maven");
    Path program = Files.createDirectories(maven.resolve("bin")).resolve("mvn");
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path link = Files.createDirectories(home.resolve("bin")).resolve("mvn");
    Files.createSymbolicLink(link, program);

    assertEquals(Path.of("/of/maven"), found(Map.of("PATH", "/nowhere:" + link.getParent())));
    assertEquals(Path.of("/of/maven"), found(Map.of("MAVEN_HOME", maven.toString())));
  }

  @Test
  void shouldNameSettingsThatAreNone() throws IOException {
    Path file = home.resolve(".m2/settings.xml");
    settings(file, "x");
    Files.writeString(file, "<settings>");

    String said = assertThrows(IOException.class, () -> found(Map.of())).toString();
    assertTrue(said.contains(file + " is no XML") && said.contains("--repository"), said);
  }

  private Path found(Map<String, String> environment) throws IOException {
    return new MavenRepository(environment, home).path();
  }

  private static void settings(Path file, String repository) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "<settings><localRepository>" + repository + "</localRepository></settings>");
  }
}
