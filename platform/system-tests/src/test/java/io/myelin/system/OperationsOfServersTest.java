package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.myelin.access.Operation;
import io.myelin.access.Operations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of operations against what the servers have: neither forgets anything of the other. */
class OperationsOfServersTest {
  private static final String REST = "jakarta.ws.rs.";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              Stream.of("api", "chain-node", "neuron-host")
                  .map(module -> Path.of("..", module, "target", "classes"))
                  .toList());

  /** What a server answers; the parts of a path that may be anything are {@code {}}. */
  private record Served(String application, String method, String path) {
    Optional<Operation> named() {
      return Operations.find(application, method, path.replace("{}", "x"), Set.of())
          .filter(line -> !line.path().equals("**"));
    }
  }

  private static List<Served> served() {
    return CLASSES.stream()
        .flatMap(type -> type.getMethods().stream())
        .flatMap(
            method ->
                METHODS.stream()
                    .filter(verb -> method.isAnnotatedWith(REST + verb))
                    .map(verb -> served(verb, method)))
        .toList();
  }

  private static Served served(String verb, JavaMethod method) {
    String path = joined(path(method.getOwner()), path(method));
    return path.startsWith("/host/")
        ? new Served("host", verb, path.substring("/host".length()))
        : new Served("node", verb, "/api/v1" + path);
  }

  private static String joined(String first, String second) {
    return Stream.of((first + "/" + second).split("/"))
        .filter(part -> !part.isEmpty())
        .map(part -> "/" + part.replaceAll("\\{[^}]*\\}", "{}"))
        .collect(Collectors.joining());
  }

  private static String path(HasDescription place) {
    return place instanceof JavaMethod method
        ? method
            .tryGetAnnotationOfType(REST + "Path")
            .flatMap(path -> path.get("value"))
            .map(Object::toString)
            .orElse("")
        : ((JavaClass) place)
            .tryGetAnnotationOfType(REST + "Path")
            .flatMap(path -> path.get("value"))
            .map(Object::toString)
            .orElse("");
  }

  /** Addresses of servlets, which have no methods to read. */
  private static List<String> servlets(String application) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().startsWith("io.myelin." + application))
        .flatMap(
            type -> type.tryGetAnnotationOfType("jakarta.servlet.annotation.WebServlet").stream())
        .flatMap(servlet -> Stream.of((Object[]) servlet.get("urlPatterns").orElseThrow()))
        .map(Object::toString)
        .toList();
  }

  @Test
  void shouldNameEveryChangeInTheTable() {
    List<Served> served = served();
    assertTrue(served.size() > 60, "operations seen: " + served.size());
    Set<String> unnamed = new TreeSet<>();
    for (Served each : served) {
      if (!each.method().equals("GET") && each.named().isEmpty()) {
        unnamed.add(each.toString());
      }
    }
    assertEquals(Set.of(), unnamed, "these need a line in operations.txt");
  }

  @Test
  void shouldNameNothingInTheTableThatIsNoMore() {
    List<Served> served = served();
    Set<String> gone = new TreeSet<>();
    for (Operation line : Operations.all()) {
      boolean known = line.application().equals("node") || line.application().equals("host");
      if (known
          && line.path().startsWith("/api/")
          && served.stream().noneMatch(each -> is(line, each))
          && servlets(line.application()).stream().noneMatch(each -> covers(each, line.path()))) {
        gone.add(line.application() + " " + line.method() + " " + line.path());
      }
    }
    assertEquals(Set.of(), gone, "operations.txt names these, and no server has them");
  }

  private static boolean is(Operation line, Served served) {
    String path = joined(line.path().split("\\?")[0], "");
    boolean fits =
        path.endsWith("/**")
            ? served.path().startsWith(path.substring(0, path.length() - 2))
            : served.path().equals(path);
    return fits
        && served.application().equals(line.application())
        && served.method().equals(line.method());
  }

  private static boolean covers(String pattern, String path) {
    return pattern.endsWith("/*")
        ? path.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(path);
  }
}
