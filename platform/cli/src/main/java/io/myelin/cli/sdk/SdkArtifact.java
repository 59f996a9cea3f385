package io.myelin.cli.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A pom of the distribution and the jar beside it.
 *
 * @param jar nothing for a list of versions
 */
record SdkArtifact(String group, String name, String version, Path pom, Optional<Path> jar) {
  static SdkArtifact of(Path pom) throws IOException {
    try {
      Element project =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getDocumentElement();
      String name = text(project, "artifactId");
      String version = text(project, "version");
      Path jar = pom.resolveSibling(name + "-" + version + ".jar");
      return new SdkArtifact(
          text(project, "groupId"),
          name,
          version,
          pom,
          Files.exists(jar) ? Optional.of(jar) : Optional.empty());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom + " is no pom: " + e.getMessage(), e);
    }
  }

  /** Whether a repository has it just like this. */
  boolean in(Path repository) throws IOException {
    return same(pom, target(repository, ".pom"))
        && (jar.isEmpty() || same(jar.get(), target(repository, ".jar")));
  }

  /** Puts it into a repository, the pom last: with it, it is there. */
  void install(Path repository) throws IOException {
    Files.createDirectories(folder(repository));
    if (jar.isPresent()) {
      copy(jar.get(), target(repository, ".jar"));
    }
    copy(pom, target(repository, ".pom"));
  }

  String coordinates() {
    return group + ":" + name + ":" + version;
  }

  private Path folder(Path repository) {
    return repository.resolve(group.replace('.', '/')).resolve(name).resolve(version);
  }

  private Path target(Path repository, String ending) {
    return folder(repository).resolve(name + "-" + version + ending);
  }

  private static boolean same(Path ours, Path theirs) throws IOException {
    return Files.isRegularFile(theirs) && Files.mismatch(ours, theirs) < 0;
  }

  private static void copy(Path from, Path to) throws IOException {
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    Files.copy(from, fresh, StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String text(Element project, String name) throws IOException {
    for (Node node = project.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (name.equals(node.getNodeName())) {
        return node.getTextContent().strip();
      }
    }
    throw new IOException("a pom of the SDK has no " + name);
  }
}
