package io.myelin.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the lines of the map: arrows between modules, determinism, and the size of classes. */
class ArchitectureTest {
  private static final int LONGEST = 300;
  private static final Path HOUSE = Path.of("..", "..");

  /** Package of each module, and the packages of the modules it may know. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("primitives", Set.of()),
          Map.entry("consensus", Set.of("primitives")),
          Map.entry("runtime", Set.of("primitives", "consensus")),
          Map.entry("ledger", Set.of("primitives", "consensus", "runtime")),
          Map.entry("access", Set.of("primitives")),
          Map.entry("guard", Set.of("access")),
          Map.entry("api", Set.of("access")),
          Map.entry("door", Set.of()),
          Map.entry(
              "node",
              Set.of(
                  "primitives",
                  "consensus",
                  "runtime",
                  "ledger",
                  "guard",
                  "access",
                  "codec",
                  "api")),
          Map.entry("codec", Set.of("primitives")),
          Map.entry("client", Set.of("primitives", "codec")),
          Map.entry("spi", Set.of()),
          Map.entry("contract", Set.of("spi")),
          Map.entry("build", Set.of("spi", "contract")),
          Map.entry("plugins", Set.of("primitives", "spi", "contract", "client")),
          Map.entry("containment", Set.of()),
          Map.entry("worker", Set.of("spi", "contract", "containment")),
          Map.entry("testkit", Set.of("spi", "contract", "worker", "containment")),
          Map.entry(
              "host",
              Set.of(
                  "primitives",
                  "codec",
                  "client",
                  "plugins",
                  "worker",
                  "contract",
                  "spi",
                  "guard",
                  "api",
                  "containment")),
          Map.entry("console", Set.of("guard")),
          Map.entry("llama", Set.of()),
          Map.entry("onnx", Set.of()),
          Map.entry("text", Set.of("spi", "llama")),
          Map.entry("embedding", Set.of("spi", "onnx")),
          Map.entry("jpeg", Set.of()),
          Map.entry("image", Set.of("spi", "onnx", "jpeg")),
          Map.entry("router", Set.of("spi")),
          Map.entry("conformance", Set.of("primitives", "consensus", "runtime", "client", "codec")),
          Map.entry(
              "cli",
              Set.of(
                  "primitives",
                  "access",
                  "codec",
                  "consensus",
                  "runtime",
                  "client",
                  "conformance",
                  "ledger",
                  "plugins",
                  "worker",
                  "containment",
                  "contract",
                  "spi")));

  private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classFolders());

  @Test
  void shouldLetArrowsPointOneWayOnly() {
    assertTrue(CLASSES.size() > 200, "classes seen: " + CLASSES.size());
    ARROWS.forEach(
        (module, known) -> {
          Set<String> forbidden = new TreeSet<>(ARROWS.keySet());
          forbidden.removeAll(known);
          forbidden.remove(module);
          noClasses()
              .that(resideInAPackage("io.myelin." + module + ".."))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  forbidden.stream().map(m -> "io.myelin." + m + "..").toArray(String[]::new))
              .allowEmptyShould(true)
              .check(CLASSES);
        });
  }

  @Test
  void shouldKeepConsensusAndRuntimeDeterministic() {
    noClasses()
        .that()
        .resideInAnyPackage("io.myelin.consensus..", "io.myelin.runtime..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.UUID")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.time..", "java.net..", "java.nio.file..", "java.util.concurrent")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .check(CLASSES);
  }

  @Test
  void shouldUseNoFloatingPointInConsensusAndRuntime() {
    Map<String, String> found = new TreeMap<>();
    CLASSES.stream()
        .filter(
            c ->
                c.getPackageName().startsWith("io.myelin.consensus")
                    || c.getPackageName().startsWith("io.myelin.runtime"))
        .forEach(
            c -> {
              c.getFields().stream()
                  .filter(f -> isFloating(f.getRawType().getName()))
                  .forEach(f -> found.put(f.getFullName(), f.getRawType().getName()));
              c.getMethods().stream()
                  .filter(
                      m ->
                          isFloating(m.getRawReturnType().getName())
                              || m.getRawParameterTypes().stream()
                                  .anyMatch(p -> isFloating(p.getName())))
                  .forEach(m -> found.put(m.getFullName(), "signature"));
            });
    assertEquals(Map.of(), found);
  }

  @Test
  void shouldKeepClassesShort() {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path file : sources()) {
      try (Stream<String> lines = Files.lines(file)) {
        long count = lines.count();
        if (count > LONGEST) {
          tooLong.put(HOUSE.relativize(file).toString(), count);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertEquals(Map.of(), tooLong, "classes over " + LONGEST + " lines");
  }

  private static boolean isFloating(String type) {
    return type.equals("double") || type.equals("float");
  }

  private static List<Path> classFolders() {
    return modules().map(m -> m.resolve("target/classes")).filter(Files::isDirectory).toList();
  }

  private static List<Path> sources() {
    return modules()
        .map(m -> m.resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(ArchitectureTest::javaFiles)
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> modules() {
    return Stream.of("platform", "native-bindings", "subnet-plugins", ".")
        .map(HOUSE::resolve)
        .flatMap(
            group -> {
              try (Stream<Path> children = Files.list(group)) {
                return children.toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .filter(m -> Files.exists(m.resolve("pom.xml")));
  }
}
