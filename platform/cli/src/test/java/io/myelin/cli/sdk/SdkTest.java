package io.myelin.cli.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdkTest {
  private static final String ONE = "io.myelin:one:1.0.0";
  private static final String LIST = "io.myelin:list:1.0.0";

  @TempDir private Path dir;

  @Test
  void shouldInstallWhatIsMissingOrDifferent() throws IOException {
    Installation built = new Installation(dir.resolve("home"));
    Path folder = Files.createDirectories(built.dist().resolve("sdk"));
    Files.writeString(folder.resolve("one-1.0.0.pom"), pom("one"));
    Files.writeString(folder.resolve("one-1.0.0.jar"), "code");
    Files.writeString(folder.resolve("anything.pom"), pom("list"));
    Path repository = dir.resolve("repository");

    assertEquals(List.of(LIST, ONE), Sdk.of(built).install(repository));
    assertEquals(List.of(), Sdk.of(built).install(repository));
    Path place = repository.resolve("io/myelin/one/1.0.0");
    assertEquals("code", Files.readString(place.resolve("one-1.0.0.jar")));
    assertEquals(pom("one"), Files.readString(place.resolve("one-1.0.0.pom")));

    Files.writeString(folder.resolve("one-1.0.0.jar"), "newer");
    assertEquals(List.of(ONE), Sdk.of(built).install(repository));
    assertEquals("newer", Files.readString(place.resolve("one-1.0.0.jar")));
    Files.delete(place.resolve("one-1.0.0.pom"));
    assertEquals(List.of(ONE), Sdk.of(built).install(repository));
  }

  @Test
  void shouldSayThatNothingIsBuilt() {
    Installation none = new Installation(dir.resolve("none"));
    assertThrows(Refusal.class, () -> Sdk.of(none));
  }

  private static String pom(String name) {
    return "<project><dependencies><dependency><version>7</version></dependency></dependencies>"
        + "<groupId>io.myelin</groupId><artifactId>"
        + name
        + "</artifactId><version>1.0.0</version></project>";
  }
}
