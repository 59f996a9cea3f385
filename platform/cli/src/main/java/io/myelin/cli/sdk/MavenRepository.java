package io.myelin.cli.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Finds the local repository that the operator's Maven will use, as Maven finds it: {@code
 * -Dmaven.repo.local} in MAVEN_ARGS or MAVEN_OPTS, {@code localRepository} of his settings or of
 * Maven's own, {@code ~/.m2/repository}. Maven is not asked, because it would have to fetch a
 * plugin to answer.
 */
final class MavenRepository {
  private static final Pattern OPTION =
      Pattern.compile("(?:^|\\s)-Dmaven\\.repo\\.local=(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(env\\.)?([^}]+)}");

  private final Map<String, String> environment;
  private final Path home;

  MavenRepository(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /** Of this user and this process. */
  static MavenRepository current() {
    return new MavenRepository(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  Path path() throws IOException {
    for (String name : new String[] {"MAVEN_ARGS", "MAVEN_OPTS"}) {
      Matcher option = OPTION.matcher(environment.getOrDefault(name, ""));
      if (option.find()) {
        return Path.of(
            Stream.of(1, 2, 3)
                .flatMap(group -> Optional.ofNullable(option.group(group)).stream())
                .findFirst()
                .orElseThrow());
      }
    }
    Optional<Path> set = setting(home.resolve(".m2/settings.xml"));
    if (set.isEmpty()) {
      Optional<Path> maven = mavenHome();
      set = maven.isPresent() ? setting(maven.get().resolve("conf/settings.xml")) : set;
    }
    return set.orElse(home.resolve(".m2/repository"));
  }

  private Optional<Path> mavenHome() throws IOException {
    String named = environment.getOrDefault("MAVEN_HOME", environment.getOrDefault("M2_HOME", ""));
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path program = Path.of(folder, "mvn");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.ofNullable(program.toRealPath().getParent()).map(Path::getParent);
      }
    }
    return Optional.empty();
  }

  private Optional<Path> setting(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document settings = factory.newDocumentBuilder().parse(file.toFile());
      NodeList found = settings.getDocumentElement().getElementsByTagName("localRepository");
      return found.getLength() == 0
          ? Optional.empty()
          : Optional.of(found.item(0).getTextContent().strip())
              .filter(text -> !text.isEmpty())
              .map(text -> Path.of(replaced(text)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(
          file
              + " is no XML ("
              + e.getMessage()
              + "); needed: Maven's settings. Mend it, or name the repository with --repository.",
          e);
    }
  }

  private String replaced(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(2);
              Optional<String> value =
                  found.group(1) != null
                      ? Optional.ofNullable(environment.get(name))
                      : name.equals("user.home")
                          ? Optional.of(home.toString())
                          : Optional.ofNullable(System.getProperty(name));
              return Matcher.quoteReplacement(value.orElse(found.group()));
            });
  }
}
