package io.myelin.spi.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.Subnet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The public interface is the one that is written down in {@code signature/MAJOR.txt}. With {@code
 * -Dsignature=write} the file is written, which it refuses for a change that breaks jars as long as
 * {@link Subnet#VERSION} is of the same major version.
 */
class SignatureTest {
  private static final String MAJOR = Subnet.VERSION.substring(0, Subnet.VERSION.indexOf('.'));
  private static final Path RECORDED = Path.of("signature", MAJOR + ".txt");
  private static final String INTERFACE = "io.myelin.spi.Exam: type public interface";
  private static final String METHOD =
      "io.myelin.spi.Exam: method public abstract void io.myelin.spi.Exam.judge()";

  @Test
  void shouldBeWhatIsWrittenDown() throws Exception {
    Signature now = Signature.of(classes());
    Signature recorded = recorded();
    Change change = Change.between(recorded, now);
    boolean first = recorded.lines().isEmpty();
    if ("write".equals(System.getProperty("signature")) && (first || change.broken().isEmpty())) {
      Files.createDirectories(RECORDED.toAbsolutePath().getParent());
      Files.write(RECORDED, now.lines());
      return;
    }
    assertTrue(change.none(), () -> sentence(change));
  }

  @Test
  void shouldCallWhatIsMissingABreak() {
    Change change = Change.between(of(INTERFACE, METHOD), of(INTERFACE));
    assertEquals(Set.of(METHOD), change.broken());
  }

  @Test
  void shouldCallANewDutyOfPluginsABreak() {
    assertEquals(Set.of(METHOD), Change.between(of(INTERFACE), of(INTERFACE, METHOD)).broken());
    String optional = METHOD.replace("public abstract", "public default");
    Change free = Change.between(of(INTERFACE), of(INTERFACE, optional));
    assertEquals(Set.of(), free.broken());
    assertFalse(free.none());
  }

  @Test
  void shouldLetThePlatformsOwnTypesGrow() {
    String type = INTERFACE.replace("Exam", "Context");
    String method = METHOD.replace("Exam", "Context");
    assertEquals(Set.of(), Change.between(of(type), of(type, method)).broken());
    assertEquals(Set.of(), Change.between(of(), of(INTERFACE, METHOD)).broken());
  }

  private static Signature of(String... lines) {
    return new Signature(new TreeSet<>(Set.of(lines)));
  }

  private static Signature recorded() throws IOException {
    return Files.exists(RECORDED)
        ? new Signature(new TreeSet<>(Files.readAllLines(RECORDED)))
        : of();
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Subnet.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String sentence(Change change) {
    String next =
        change.broken().isEmpty()
            ? "jars built before go on working: write it down with"
                + " 'mvn -pl platform/subnet-spi test -Dtest=SignatureTest -Dsignature=write'"
            : "jars built before break at the lines with - and !: keep what was there, or raise"
                + " Subnet.VERSION from "
                + Subnet.VERSION
                + " to the next major version and write down a file of its own with"
                + " -Dsignature=write";
    return "the interface of authors is not the one in subnet-spi/"
        + RECORDED
        + "\n"
        + change.described()
        + next;
  }
}
